import { z } from 'zod';
import { button, overflow, workflowButton } from './buttons.ts';
import { hasOneImageSource, imageElement, imageSource } from './composition.ts';
import {
  datepicker,
  datetimepicker,
  emailInput,
  fileInput,
  numberInput,
  plainTextInput,
  richTextInput,
  timepicker,
  urlInput,
} from './inputs.ts';
import {
  channelsSelect,
  checkboxes,
  conversationsSelect,
  externalSelect,
  multiChannelsSelect,
  multiConversationsSelect,
  multiExternalSelect,
  multiStaticSelect,
  multiUsersSelect,
  radioButtons,
  staticSelect,
  usersSelect,
} from './selects.ts';
import {
  anyText,
  blockId,
  markdownText,
  plainText,
  upTo,
  webAddress,
  words,
} from './text-object.ts';

const menus = [
  staticSelect,
  externalSelect,
  usersSelect,
  conversationsSelect,
  channelsSelect,
  multiStaticSelect,
  multiExternalSelect,
  multiUsersSelect,
  multiConversationsSelect,
  multiChannelsSelect,
] as const;
const choices = [checkboxes, radioButtons] as const;
const moments = [datepicker, timepicker] as const;
const pressed = [button, overflow, workflowButton] as const;

/** The blocks that lay out text, pictures and controls. */
export const sectionBlock = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [imageElement, ...pressed, ...menus, ...choices, ...moments])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((section) => section.text !== undefined || section.fields !== undefined, {
    error: 'a section needs text or fields',
  });

export const actionsBlock = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        ...pressed,
        ...menus,
        ...choices,
        ...moments,
        datetimepicker,
        richTextInput,
      ]),
    )
    .min(1)
    .max(25),
});

export const inputBlock = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    plainTextInput,
    richTextInput,
    emailInput,
    urlInput,
    numberInput,
    fileInput,
    datetimepicker,
    ...menus,
    ...choices,
    ...moments,
  ]),
});

export const contextBlock = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, plainText(2000), markdownText(2000)]))
    .min(1)
    .max(10),
});

export const dividerBlock = z.strictObject({ type: z.literal('divider'), ...blockId });

export const headerBlock = z.strictObject({
  type: z.literal('header'),
  ...blockId,
  text: plainText(150),
  level: z.int().min(1).max(4).optional(),
});

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    ...blockId,
    ...imageSource,
    title: plainText(2000).optional(),
  })
  .refine(hasOneImageSource, { error: 'needs image_url or slack_file, and not both' });

export const videoBlock = z.strictObject({
  type: z.literal('video'),
  ...blockId,
  video_url: webAddress,
  thumbnail_url: webAddress,
  alt_text: words(2000),
  title: plainText(199),
  title_url: webAddress.optional(),
  author_name: upTo(49).optional(),
  provider_name: upTo(49).optional(),
  provider_icon_url: webAddress.optional(),
  description: plainText(199).optional(),
});

export const fileBlock = z.strictObject({
  type: z.literal('file'),
  ...blockId,
  external_id: z.string(),
  source: z.literal('remote'),
});
