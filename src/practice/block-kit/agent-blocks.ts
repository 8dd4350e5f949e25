import { z } from 'zod';
import { button, feedbackButtons, iconButton } from './buttons.ts';
import { imageElement } from './composition.ts';
import { richTextBlock } from './rich-text.ts';
import { anyText, blockId, markdownText, webAddress, words } from './text-object.ts';

/** The younger blocks: cards, plans, markdown, alerts. */
export const alertBlock = z.strictObject({
  type: z.literal('alert'),
  ...blockId,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

export const markdownBlock = z.strictObject({
  type: z.literal('markdown'),
  ...blockId,
  text: words(12_000),
});

export const cardBlock = z
  .strictObject({
    type: z.literal('card'),
    ...blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: z.strictObject({ type: z.literal('icon'), name: z.string() }).optional(),
    title: markdownText(150).optional(),
    subtitle: markdownText(150).optional(),
    body: markdownText(200).optional(),
    subtext: markdownText(200).optional(),
    actions: z.array(button).min(1).max(3).optional(),
  })
  .refine(
    (card) =>
      [card.hero_image, card.title, card.actions, card.body].some((part) => part !== undefined),
    {
      error: 'a card needs a hero_image, a title, a body or actions',
    },
  );

export const carouselBlock = z.strictObject({
  type: z.literal('carousel'),
  ...blockId,
  elements: z.array(cardBlock).min(1).max(10),
});

export const contextActionsBlock = z.strictObject({
  type: z.literal('context_actions'),
  ...blockId,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...blockId,
  task_id: words(255),
  title: words(256),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richTextBlock.optional(),
  output: richTextBlock.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: webAddress, text: z.string().min(1) }))
    .optional(),
});

export const taskCardBlock = taskCard;

export const planBlock = z.strictObject({
  type: z.literal('plan'),
  ...blockId,
  title: words(256),
  tasks: z.array(taskCard).max(50).optional(),
});
