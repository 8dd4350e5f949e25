import { z } from 'zod';
import {
  confirmable,
  conversationFilter,
  focusable,
  optionGroup,
  placeholdable,
  plainOption,
  richOption,
} from './composition.ts';
import { actionId } from './text-object.ts';

const menu = { ...actionId, ...confirmable, ...focusable, ...placeholdable };
const several = { max_selected_items: z.int().min(1).optional() };
const answering = { response_url_enabled: z.boolean().optional() };
const offered = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const typing = { min_query_length: z.int().min(0).optional() };
const conversationChoice = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};

/** Elements in which somebody chooses. */
export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...offered,
    initial_option: plainOption.optional(),
  })
  .superRefine((select, context) => checkOffer(select, [select.initial_option], context));

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...offered,
    ...several,
    initial_options: z.array(plainOption).min(1).max(100).optional(),
  })
  .superRefine((select, context) => checkOffer(select, select.initial_options ?? [], context));

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  ...typing,
  initial_option: plainOption.optional(),
});

export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...menu,
  ...typing,
  ...several,
  initial_options: z.array(plainOption).min(1).max(100).optional(),
});

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().min(1).optional(),
});

export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...menu,
  ...several,
  initial_users: z.array(z.string().min(1)).optional(),
});

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  ...answering,
  ...conversationChoice,
  initial_conversation: z.string().min(1).optional(),
});

export const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...menu,
  ...several,
  ...conversationChoice,
  initial_conversations: z.array(z.string().min(1)).optional(),
});

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  ...answering,
  initial_channel: z.string().min(1).optional(),
});

export const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...menu,
  ...several,
  initial_channels: z.array(z.string().min(1)).optional(),
});

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...actionId,
    ...confirmable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).max(10).optional(),
  })
  .superRefine((boxes, context) => checkOffer(boxes, boxes.initial_options ?? [], context));

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...actionId,
    ...confirmable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
  })
  .superRefine((radio, context) => checkOffer(radio, [radio.initial_option], context));

type Offer = {
  options?: unknown[] | undefined;
  option_groups?: { options: unknown[] }[] | undefined;
};

/** Options or groups, not both; what is chosen at first must be one of them, word for word. */
function checkOffer(offer: Offer, chosen: unknown[], context: z.RefinementCtx): void {
  const { options, option_groups: groups } = offer;
  if ((options === undefined) === (groups === undefined)) {
    context.addIssue({ code: 'custom', message: 'needs options or option_groups, and not both' });
    return;
  }
  const all = options ?? (groups ?? []).flatMap((group) => group.options);
  const values = all.map((option) => (option as { value?: unknown }).value);
  if (new Set(values).size < values.length) {
    context.addIssue({ code: 'custom', message: 'option values must be unique' });
  }
  const known = new Set(all.map((option) => alike(option)));
  for (const option of chosen) {
    if (option === undefined || known.has(alike(option))) continue;
    context.addIssue({ code: 'custom', message: 'the initial option must be one of the options' });
  }
}

/** Slack ignores the emoji flag and the order of keys when it compares options. */
function alike(option: unknown): string {
  const { text, value } = option as { text?: { type?: string; text?: string }; value?: string };
  return JSON.stringify([text?.type, text?.text, value]);
}
