import type { ViewState } from '../page-api.ts';

type Json = Record<string, unknown>;

/** Every element that holds a value, with the block that it stands in. */
export function statefulElements(blocks: Json[]): { block: Json; element: Json }[] {
  return blocks
    .flatMap((block) => elementsOf(block))
    .filter(({ element }) => {
      const type = String(element.type);
      return emptyState(type) !== undefined;
    });
}

export function elementsOf(block: Json): { block: Json; element: Json }[] {
  const children = listOf(block.child_blocks).flatMap((child) => elementsOf(child));
  if (block.type === 'rich_text' || block.type === 'context') return children;
  const cards = block.type === 'carousel';
  if (cards) return listOf(block.elements).flatMap((card) => elementsOf(card));
  const own = [
    ...listOf([block.element, block.accessory]),
    ...listOf(block.elements),
    ...(block.type === 'card' ? listOf(block.actions) : []),
  ];
  return [...own.map((element) => ({ block, element })), ...children];
}

/**
 * The `state.values` of a surface: the initial values of its elements, and over them what the
 * person typed where block and action are still the same.
 */
export function surfaceState(blocks: Json[], typed: ViewState = {}): ViewState {
  const values: ViewState = {};
  for (const { block, element } of statefulElements(blocks)) {
    const blockId = String(block.block_id);
    const actionId = String(element.action_id);
    const kept = typed[blockId]?.[actionId];
    const same = kept !== undefined && kept.type === element.type && stillOffered(element, kept);
    values[blockId] = { ...values[blockId], [actionId]: same ? kept : initialState(element) };
  }
  return values;
}

/** A choice falls away with its option. */
function stillOffered(element: Json, kept: Json): boolean {
  const options = [
    ...listOf(element.options),
    ...listOf(element.option_groups).flatMap((group) => listOf(group.options)),
  ];
  if (options.length === 0) return true;
  const chosen = [...listOf([kept.selected_option]), ...listOf(kept.selected_options)];
  return chosen.every((one) => options.some((option) => option.value === one.value));
}

/** What is newly typed, over what was there. */
export function mergeStates(held: ViewState, typed: ViewState): ViewState {
  const merged: ViewState = { ...held };
  for (const [blockId, actions] of Object.entries(typed)) {
    const entered = Object.entries(actions).map(([actionId, value]) => [actionId, emptied(value)]);
    merged[blockId] = { ...merged[blockId], ...Object.fromEntries(entered) };
  }
  return merged;
}

/** Slack says null where a text field was left empty. */
function emptied(value: Record<string, unknown>): Record<string, unknown> {
  return value.value === '' ? { ...value, value: null } : value;
}

export function initialState(element: Json): Json {
  const type = String(element.type);
  const empty = emptyState(type) ?? {};
  const [field] = Object.keys(empty);
  if (field === undefined) return { type };
  const initial = initialFields[type];
  const value = initial === undefined ? undefined : element[initial];
  return { type, [field]: value ?? empty[field] };
}

const initialFields: Record<string, string> = {
  plain_text_input: 'initial_value',
  email_text_input: 'initial_value',
  url_text_input: 'initial_value',
  number_input: 'initial_value',
  rich_text_input: 'initial_value',
  datepicker: 'initial_date',
  timepicker: 'initial_time',
  datetimepicker: 'initial_date_time',
  static_select: 'initial_option',
  external_select: 'initial_option',
  radio_buttons: 'initial_option',
  users_select: 'initial_user',
  conversations_select: 'initial_conversation',
  channels_select: 'initial_channel',
  multi_static_select: 'initial_options',
  multi_external_select: 'initial_options',
  checkboxes: 'initial_options',
  multi_users_select: 'initial_users',
  multi_conversations_select: 'initial_conversations',
  multi_channels_select: 'initial_channels',
};

/** The field of an element's state, with its value when nothing is entered. */
export function emptyState(type: string): Json | undefined {
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { value: null };
    case 'rich_text_input':
      return { rich_text_value: null };
    case 'datepicker':
      return { selected_date: null };
    case 'timepicker':
      return { selected_time: null };
    case 'datetimepicker':
      return { selected_date_time: null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { selected_option: null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { selected_options: [] };
    case 'users_select':
      return { selected_user: null };
    case 'multi_users_select':
      return { selected_users: [] };
    case 'conversations_select':
      return { selected_conversation: null };
    case 'multi_conversations_select':
      return { selected_conversations: [] };
    case 'channels_select':
      return { selected_channel: null };
    case 'multi_channels_select':
      return { selected_channels: [] };
    case 'file_input':
      return { files: [] };
    default:
      return undefined;
  }
}

function listOf(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
}
