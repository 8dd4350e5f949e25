/* Slack's nested input state, flattened to one value per block, and the ids that it mentions. */
import type { FieldValues } from './declarations.ts';

type ElementState = {
  type?: string;
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[] | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  files?: { id?: string }[];
};

export type StateValues = Record<string, Record<string, unknown>>;

/** One value per input block: its only element's value. */
export function fieldValues(state: StateValues | undefined): FieldValues {
  const fields: FieldValues = {};
  for (const [blockId, elements] of Object.entries(state ?? {})) {
    const element = Object.values(elements)[0];
    if (element !== undefined) fields[blockId] = elementValue(element);
  }
  return fields;
}

/** What one element is set to. A choice that was cleared and an empty text are `undefined`. */
export function elementValue(raw: unknown): string | string[] | undefined {
  const element = (raw ?? {}) as ElementState;
  const many =
    element.selected_options?.map((option) => option.value ?? '') ??
    element.selected_users ??
    element.selected_channels ??
    element.selected_conversations ??
    element.files?.map((file) => file.id ?? '');
  if (many !== undefined && many !== null) return many;
  const one =
    element.selected_option?.value ??
    element.selected_user ??
    element.selected_channel ??
    element.selected_conversation ??
    element.selected_date ??
    element.selected_time ??
    element.selected_date_time?.toString() ??
    (element.type === 'button' ? undefined : element.value);
  return one === null || one === undefined || one === '' ? undefined : one;
}

/** People and channels chosen in an input, so that they can be looked up before the form is handled. */
export function mentionedIn(state: StateValues | undefined): {
  people: string[];
  channels: string[];
} {
  const people: string[] = [];
  const channels: string[] = [];
  for (const elements of Object.values(state ?? {})) {
    for (const raw of Object.values(elements)) {
      const element = (raw ?? {}) as ElementState;
      people.push(...present(element.selected_user), ...(element.selected_users ?? []));
      channels.push(
        ...present(element.selected_channel),
        ...(element.selected_channels ?? []),
        ...present(element.selected_conversation),
        ...(element.selected_conversations ?? []),
      );
    }
  }
  return { people, channels };
}

function present(value: string | null | undefined): string[] {
  return value === null || value === undefined ? [] : [value];
}

/** People and channels that a command's text mentions in Slack's notation. */
export function mentionedInText(text: string): { people: string[]; channels: string[] } {
  const ids = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  return { people: ids(/<@([UW][A-Z0-9]+)/g), channels: ids(/<#([CG][A-Z0-9]+)/g) };
}
