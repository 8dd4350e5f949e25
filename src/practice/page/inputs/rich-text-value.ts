import type { RichTextBlock } from '@slack/types';

/** A typed text as the rich text block that a rich text input hands over. */
export function richTextOf(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}

export function plainOfRichText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const node = value as { text?: unknown; elements?: unknown; type?: unknown };
  if (typeof node.text === 'string') return node.text;
  if (!Array.isArray(node.elements)) return '';
  const glue = node.type === 'rich_text' || node.type === 'rich_text_list' ? '\n' : '';
  return node.elements.map(plainOfRichText).join(glue);
}
