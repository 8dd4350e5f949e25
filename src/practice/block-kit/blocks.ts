import { z } from 'zod';
import {
  alertBlock,
  cardBlock,
  carouselBlock,
  contextActionsBlock,
  markdownBlock,
  planBlock,
  taskCardBlock,
} from './agent-blocks.ts';
import { imageElement } from './composition.ts';
import { dataTableBlock, dataVisualizationBlock, tableBlock } from './data-blocks.ts';
import {
  actionsBlock,
  contextBlock,
  dividerBlock,
  fileBlock,
  headerBlock,
  imageBlock,
  inputBlock,
  sectionBlock,
  videoBlock,
} from './layout-blocks.ts';
import { richTextBlock } from './rich-text.ts';
import { anyText, blockId, plainText } from './text-object.ts';

const containerBlock = z.strictObject({
  type: z.literal('container'),
  ...blockId,
  title: plainText(150).optional(),
  rich_text_title: richTextBlock.optional(),
  subtitle: anyText(150).optional(),
  icon: imageElement.optional(),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion('type', [
        actionsBlock,
        contextBlock,
        dividerBlock,
        fileBlock,
        headerBlock,
        imageBlock,
        inputBlock,
        richTextBlock,
        sectionBlock,
        tableBlock,
        videoBlock,
      ]),
    )
    .min(1)
    .max(10),
});

/** Every block that Slack knows, with its fields and their limits. */
export const anyBlock = z.discriminatedUnion('type', [
  actionsBlock,
  alertBlock,
  cardBlock,
  carouselBlock,
  containerBlock,
  contextBlock,
  contextActionsBlock,
  dataTableBlock,
  dataVisualizationBlock,
  dividerBlock,
  fileBlock,
  headerBlock,
  imageBlock,
  inputBlock,
  markdownBlock,
  planBlock,
  richTextBlock,
  sectionBlock,
  tableBlock,
  taskCardBlock,
  videoBlock,
]);
