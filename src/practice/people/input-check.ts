import type { ViewState } from '../page-api.ts';
import type { StoredView } from '../state/stored-view.ts';

type Json = Record<string, unknown>;

const LONGEST_TEXT = 3000;

/** What the client itself refuses before the bot hears of a submission: block_id -> sentence. */
export function missingOrWrong(view: StoredView, values: ViewState): Record<string, string> {
  const blocks = view.view.blocks;
  if (!Array.isArray(blocks)) return {};
  const errors: Record<string, string> = {};
  for (const block of blocks as Json[]) {
    if (block.type !== 'input') continue;
    const element = block.element as Json;
    const state = values[String(block.block_id)]?.[String(element.action_id)] ?? {};
    const wrong = wrongWith(element, state, block.optional === true);
    if (wrong !== undefined) errors[String(block.block_id)] = wrong;
  }
  return errors;
}

function wrongWith(element: Json, state: Json, optional: boolean): string | undefined {
  const entered = enteredIn(state);
  if (entered === undefined) return optional ? undefined : 'Please complete this required field.';
  if (typeof entered !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return wrongLength(element, entered);
    case 'number_input':
      return wrongNumber(element, entered);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entered)
        ? undefined
        : 'Enter an email address, such as name@company.com.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(entered)
        ? undefined
        : 'Enter a link that starts with http:// or https://.';
    default:
      return undefined;
  }
}

function enteredIn(state: Json): unknown {
  const { type: _, ...fields } = state;
  const [value] = Object.values(fields);
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value) && value.length === 0) return undefined;
  return value;
}

function wrongLength(element: Json, entered: string): string | undefined {
  const { min_length: least } = element;
  const most = typeof element.max_length === 'number' ? element.max_length : LONGEST_TEXT;
  if (entered.length > most) {
    return `Shorten this to ${most} characters or fewer.`;
  }
  if (typeof least === 'number' && entered.length < least) {
    return `Write at least ${least} characters.`;
  }
  return undefined;
}

function wrongNumber(element: Json, entered: string): string | undefined {
  const number = Number(entered);
  if (entered.trim() === '' || !Number.isFinite(number)) return 'Enter a number.';
  if (element.is_decimal_allowed === false && !Number.isInteger(number)) {
    return 'Enter a whole number.';
  }
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && number < Number(least)) return `Enter ${String(least)} or more.`;
  if (most !== undefined && number > Number(most)) return `Enter ${String(most)} or less.`;
  return undefined;
}
