import type { ViewState } from '../../page-api.ts';
import { state } from '../workspace/workspace.ts';
import { type AnyElement, inputsOf } from './elements.ts';
import { type ElementState, type Form, fieldKey } from './form.ts';

/** The state that an element has before anybody touches it. */
export function initialState(element: AnyElement): ElementState {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? here(element) ?? null };
    case 'multi_conversations_select':
      return {
        type,
        selected_conversations: element.initial_conversations ?? [here(element) ?? []].flat(),
      };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type };
  }
}

function here(element: { default_to_current_conversation?: boolean }): string | undefined {
  return element.default_to_current_conversation ? state.value?.conversationId : undefined;
}

export function currentState(form: Form, blockId: string, element: AnyElement): ElementState {
  const touched = form.values.value[fieldKey(blockId, element.action_id)];
  return touched?.type === element.type ? touched : initialState(element);
}

/** Slack's `state.values` of a whole surface. */
export function collectState(blocks: readonly unknown[], form: Form): ViewState {
  const state: ViewState = {};
  for (const { blockId, element } of inputsOf(blocks)) {
    const ofBlock = state[blockId] ?? {};
    ofBlock[element.action_id] = currentState(form, blockId, element);
    state[blockId] = ofBlock;
  }
  return state;
}

export function isEmpty(state: ElementState): boolean {
  const { type: _type, ...values } = state;
  return Object.values(values).every(
    (value) =>
      value === null ||
      value === undefined ||
      value === '' ||
      (Array.isArray(value) && value.length === 0),
  );
}

/** What the page itself refuses before anything is sent: block_id -> sentence. */
export function findProblems(blocks: readonly unknown[], form: Form): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { blockId, element, input } of inputsOf(blocks)) {
    if (!input) continue;
    const sentence = problemOf(
      element,
      currentState(form, blockId, element),
      input.optional === true,
    );
    if (sentence && !problems[blockId]) problems[blockId] = sentence;
  }
  return problems;
}

function problemOf(
  element: AnyElement,
  state: ElementState,
  optional: boolean,
): string | undefined {
  if (isEmpty(state)) return optional ? undefined : 'This is still empty. Please fill it in.';
  const value = typeof state.value === 'string' ? state.value : '';
  switch (element.type) {
    case 'plain_text_input':
      return lengthProblem(value, element.min_length, element.max_length);
    case 'number_input':
      return numberProblem(value, element);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value)
        ? undefined
        : 'Enter a full address, such as mia@example.com.';
    case 'url_text_input':
      return /^https?:\/\/\S+\.\S+|^https?:\/\/localhost/.test(value)
        ? undefined
        : 'Enter a full link that starts with https://';
    default:
      return undefined;
  }
}

function lengthProblem(
  value: string,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  if (value.length < least)
    return `Please write at least ${least} characters (${value.length} so far).`;
  if (value.length > most)
    return `That is ${value.length - most} characters too long. The limit is ${most}.`;
  return undefined;
}

function numberProblem(
  value: string,
  element: { is_decimal_allowed: boolean; min_value?: string; max_value?: string },
): string | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Enter a number, such as 12.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `The minimum is ${element.min_value}.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `The maximum is ${element.max_value}.`;
  }
  return undefined;
}
