import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/practice/page/text/markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

it('headings, paragraphs and emphasis are read', () => {
  expect(parseMarkdown('## A *good* answer\n\nIt names the **policy**\nand its date.')).toEqual([
    {
      kind: 'heading',
      level: 2,
      inlines: [text('A '), { kind: 'italic', children: [text('good')] }, text(' answer')],
    },
    {
      kind: 'paragraph',
      inlines: [
        text('It names the '),
        { kind: 'bold', children: [text('policy')] },
        { kind: 'break' },
        text('and its date.'),
      ],
    },
  ]);
});

it('a table keeps its columns, their sides and its escaped bars', () => {
  expect(parseMarkdown('| Check | Share |\n|:--|--:|\n| a \\| b | 96 % |')).toEqual([
    {
      kind: 'table',
      align: ['left', 'right'],
      head: [[text('Check')], [text('Share')]],
      rows: [[[text('a | b')], [text('96 %')]]],
    },
  ]);
});

it('lists nest, count from their number and may be ticked', () => {
  const [list] = parseMarkdown('3. three\n   - inside\n4. four');
  expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 });
  expect(list?.kind === 'list' && list.items[0]?.parts[1]).toMatchObject({
    kind: 'list',
    ordered: false,
  });
  expect(parseMarkdown('- [x] done\n- [ ] open')).toMatchObject([
    { items: [{ checked: true }, { checked: false }] },
  ]);
});

it('raw HTML and links to scripts stay harmless text', () => {
  expect(parseMarkdown('<b>bold</b>')).toEqual([
    { kind: 'paragraph', inlines: [text('<b>bold</b>')] },
  ]);
});

it('any text at all is read, quickly and without an error', () => {
  const typed = fc.string({
    unit: fc.constantFrom(...'ab *_~`<>[]()|#-+1.\n\\!:'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(typed, (words) => {
      expect(Array.isArray(parseMarkdown(words))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
