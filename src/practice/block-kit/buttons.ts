import { z } from 'zod';
import { confirmable, overflowOption } from './composition.ts';
import { actionId, plainText, upTo, webAddress, words } from './text-object.ts';

const style = { style: z.enum(['primary', 'danger']).optional() };
const spoken = { accessibility_label: upTo(75).optional() };

/** Elements that are pressed. */
export const button = z.strictObject({
  type: z.literal('button'),
  ...actionId,
  text: plainText(75),
  value: upTo(2000).optional(),
  url: webAddress.optional(),
  ...style,
  ...confirmable,
  ...spoken,
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...actionId,
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: webAddress,
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
  ...style,
  ...confirmable,
  ...spoken,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionId,
  options: z.array(overflowOption).min(1).max(5),
  ...confirmable,
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: words(2000),
  ...spoken,
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...actionId,
  icon: z.literal('trash'),
  text: plainText(75),
  value: upTo(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
  ...confirmable,
  ...spoken,
});
