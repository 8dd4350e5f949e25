import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/practice/page/text/inline.ts';
import { type Line, parseInlines, parseMrkdwn } from '../../../src/practice/page/text/mrkdwn.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('light markup in a line', () => {
  it('bold, italic, strike and code are read, also inside each other', () => {
    expect(parseInlines('*bold _both_* ~gone~ `a*b*`')).toEqual([
      { kind: 'bold', children: [text('bold '), { kind: 'italic', children: [text('both')] }] },
      text(' '),
      { kind: 'strike', children: [text('gone')] },
      text(' '),
      { kind: 'code', text: 'a*b*' },
    ]);
  });

  it('arithmetic and names with underscores stay as typed', () => {
    expect(parseInlines('2 * 3 * 4 and snake_case_name')).toEqual([
      text('2 * 3 * 4 and snake_case_name'),
    ]);
  });

  it('mentions, channels, groups, dates and links are told apart', () => {
    expect(parseInlines('<@U1>')).toEqual([{ kind: 'user', id: 'U1', label: undefined }]);
    expect(parseInlines('<#C1|claims>')).toEqual([{ kind: 'channel', id: 'C1', label: 'claims' }]);
    expect(parseInlines('<!here>')).toEqual([{ kind: 'broadcast', range: 'here' }]);
    expect(parseInlines('<!subteam^S1|@champions>')).toEqual([
      { kind: 'group', id: 'S1', label: '@champions' },
    ]);
    expect(parseInlines('<!date^1799913600^{date}|14 January>')).toEqual([
      {
        kind: 'date',
        seconds: 1799913600,
        format: '{date}',
        url: undefined,
        fallback: '14 January',
      },
    ]);
    expect(parseInlines('_<https://example.com/a_b|the notes>_')).toEqual([
      {
        kind: 'italic',
        children: [{ kind: 'link', url: 'https://example.com/a_b', children: [text('the notes')] }],
      },
    ]);
  });

  it('escaped brackets are text, and a link may only lead to the web or to mail', () => {
    expect(parseInlines('&lt;@U1&gt; &amp;amp;')).toEqual([text('<@U1> &amp;')]);
    expect(parseInlines('<javascript:alert(1)|click>')).toEqual([
      text('<javascript:alert(1)|click>'),
    ]);
  });
});

describe('lines', () => {
  it('quotes, lists and blocks of code are read', () => {
    expect(parseMrkdwn('&gt; quoted\n• one\n```\nx = 1\n```\nafter')).toEqual([
      { kind: 'quote', lines: [{ kind: 'line', inlines: [text('quoted')] }] },
      { kind: 'item', marker: '•', indent: 0, inlines: [text('one')] },
      { kind: 'pre', text: 'x = 1' },
      { kind: 'line', inlines: [text('after')] },
    ]);
  });

  it('whatever is typed is drawn: no letter is lost', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'abc *_~`<>@|&\n1.'), maxLength: 60 });
    fc.assert(
      fc.property(typed, (words) => {
        const drawn = parseMrkdwn(words).map(lettersOfLine).join('');
        expect(drawn).toBe(words.replaceAll(/[^abc]/g, ''));
      }),
      { numRuns: 300 },
    );
  });
});

function lettersOfLine(line: Line): string {
  if (line.kind === 'pre') return line.text.replaceAll(/[^abc]/g, '');
  if (line.kind === 'quote') return line.lines.map(lettersOfLine).join('');
  return line.inlines.map(letters).join('');
}

function letters(node: Inline): string {
  const words =
    'text' in node ? node.text : 'children' in node ? node.children.map(letters).join('') : '';
  return words.replaceAll(/[^abc]/g, '');
}
