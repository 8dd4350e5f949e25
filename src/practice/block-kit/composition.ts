import { z } from 'zod';
import { anyText, plainText, webAddress, words } from './text-object.ts';

/** Slack's composition objects: what elements are put together from. */
export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

export const confirmable = { confirm: confirm.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(150).optional() };

export const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
};

/** An option of a select: plain text only. */
export const plainOption = z.strictObject({
  text: plainText(75),
  value: words(150),
  description: plainText(75).optional(),
});

/** An option of checkboxes and radio buttons may be formatted. */
export const richOption = z.strictObject({
  text: anyText(75),
  value: words(150),
  description: anyText(75).optional(),
});

/** An option of an overflow menu may be a link. */
export const overflowOption = z.strictObject({
  text: plainText(75),
  value: words(150).optional(),
  description: plainText(75).optional(),
  url: webAddress.optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(plainOption).min(1).max(100),
});

const conversationKind = z.enum(['im', 'mpim', 'private', 'public']);

export const conversationFilter = z
  .strictObject({
    include: z.array(conversationKind).min(1).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, { error: 'must name what to filter' });

const slackFile = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ url: z.string() }),
]);

export const imageSource = {
  alt_text: words(2000),
  image_url: webAddress.optional(),
  slack_file: slackFile.optional(),
};

export function hasOneImageSource(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...imageSource })
  .refine(hasOneImageSource, { error: 'needs image_url or slack_file, and not both' });
