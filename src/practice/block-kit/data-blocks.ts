import { z } from 'zod';
import { chart } from './charts.ts';
import { richTextBlock } from './rich-text.ts';
import { blockId, words } from './text-object.ts';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richTextBlock]);

/** The blocks that show figures: tables and charts. */
export const tableBlock = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

export const dataTableBlock = z
  .strictObject({
    type: z.literal('data_table'),
    ...blockId,
    caption: words(150),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).max(19).optional(),
  })
  .superRefine(({ rows }, context) => {
    const [header = []] = rows;
    if (rows.some((row) => row.length !== header.length)) {
      context.addIssue({
        code: 'custom',
        message: 'every row must have as many cells as the header',
      });
    }
    if (header.some((one) => one.type === 'rich_text')) {
      context.addIssue({ code: 'custom', message: 'header cells cannot be rich_text' });
    }
  });

export const dataVisualizationBlock = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockId,
  title: words(50),
  chart,
});
