import { z } from 'zod';

/** Text objects with the most characters that their place allows. */
export function plainText(atMost: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: words(atMost),
    emoji: z.boolean().optional(),
  });
}

export function markdownText(atMost: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: words(atMost),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(atMost: number) {
  return z.discriminatedUnion('type', [plainText(atMost), markdownText(atMost)]);
}

/** Slack counts characters as a person would, and refuses an empty text. */
export function words(atMost: number) {
  return z
    .string()
    .min(1)
    .refine((text) => [...text].length <= atMost, {
      error: `must be less than ${atMost + 1} characters`,
    });
}

/** A string that may be empty. */
export function upTo(atMost: number) {
  return z.string().max(atMost);
}

export const blockId = { block_id: words(255).optional() };
export const actionId = { action_id: words(255).optional() };
export const webAddress = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:|slack:\/\/)\S+$/, {
    error: 'must be a valid url',
  });
