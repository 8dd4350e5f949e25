import { z } from 'zod';
import { confirmable, dispatchable, focusable, placeholdable } from './composition.ts';
import { richTextBlock } from './rich-text.ts';
import { actionId, upTo } from './text-object.ts';

const typed = { ...actionId, ...dispatchable, ...focusable, ...placeholdable };
const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, { error: 'must be a number in a string' });

/** Elements in which somebody types or picks a moment. */
export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: upTo(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .superRefine(
    ({ min_length: least = 0, max_length: most = 3000, initial_value: text }, context) => {
      if (least > most)
        context.addIssue({ code: 'custom', message: 'min_length is above max_length' });
      if (text !== undefined && text.length > most) {
        context.addIssue({ code: 'custom', message: 'initial_value is longer than max_length' });
      }
    },
  );

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: numeral.optional(),
    min_value: numeral.optional(),
    max_value: numeral.optional(),
  })
  .superRefine(({ min_value: least, max_value: most, initial_value: initial }, context) => {
    const outside = (value: string) =>
      Number(value) < Number(least ?? value) || Number(value) > Number(most ?? value);
    if (least !== undefined && outside(least)) {
      context.addIssue({ code: 'custom', message: 'min_value is above max_value' });
    }
    if (initial !== undefined && outside(initial)) {
      context.addIssue({
        code: 'custom',
        message: 'initial_value is outside min_value and max_value',
      });
    }
  });

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richTextBlock.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionId,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

const picker = { ...actionId, ...confirmable, ...focusable };

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picker,
  ...placeholdable,
  initial_date: z.iso.date().optional(),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picker,
  ...placeholdable,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be HH:mm' })
    .optional(),
  timezone: z.string().optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...picker,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});
