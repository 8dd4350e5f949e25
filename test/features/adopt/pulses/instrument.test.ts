import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstrument } from '../../../../src/features/adopt/pulses/instrument.ts';
import { itemKeys, ownWording } from '../../../../src/features/adopt/pulses/pulse-item.ts';

const file = (title: string, keys: readonly string[], says = (key: string) => `About ${key}.`) =>
  [`# ${title}`, ...keys.flatMap((key) => [`## ${key}`, '', says(key), ''])].join('\n');

describe('a customer’s own wording of the pulse', () => {
  it('has a title and one sentence for each of the six questions', () => {
    expect(readInstrument(file('Ours', itemKeys))).toEqual({
      title: 'Ours',
      wording: Object.fromEntries(itemKeys.map((key) => [key, `About ${key}.`])),
    });
  });

  it('may come from any editor: other line ends, a mark at the beginning, capitals, another order', () => {
    const text = `\uFEFF${file('Ours', itemKeys.toReversed()).replaceAll('## w', '## W')}`;
    const read = readInstrument(text.replaceAll('\n', '\r\n'));
    expect(read).toMatchObject({ wording: { whom: 'About whom.' } });
  });

  it.each([
    ['', 'Begin the file with its title: “# Our own pulse”.'],
    ['## sense\nA sentence.', 'Begin the file with its title: “# Our own pulse”.'],
    [`# ${'x'.repeat(61)}`, 'Keep the title under 60 characters.'],
    [
      file('Ours', itemKeys.slice(1)),
      'The question “sense” is missing: write “## sense” and one sentence below it.',
    ],
    [
      file('Ours', [...itemKeys, 'joy']),
      'Line 26: “joy” is none of the questions: sense, part, doing, worth, whom, limits.',
    ],
    [
      file('Ours', [...itemKeys, 'sense']),
      'Line 26: “sense” stands there twice; keep one of them.',
    ],
    ['# Ours\nA sentence.', 'Line 2: write one sentence for each question, below its heading.'],
    [
      '# Ours\n## sense\nOne.\nTwo.',
      'Line 4: write one sentence for each question, below its heading.',
    ],
    [
      '# Ours\n## sense\n## part\nOne.',
      'The question “sense” is missing: write “## sense” and one sentence below it.',
    ],
    [
      file('Ours', itemKeys, () => 'x'.repeat(151)),
      'Line 4: keep the sentence under 150 characters.',
    ],
  ])('is refused in one sentence that says how to do it right: %j', (text, says) => {
    expect(readInstrument(text)).toBe(says);
  });

  it('answers any file with an instrument or one sentence', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# A',
        '## sense',
        '## part',
        '',
        'A sentence.',
        ...itemKeys.map((key) => `## ${key}`),
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const read = readInstrument(lines.join('\n'));
        if (typeof read === 'string') expect(read).toMatch(/[.”]$/);
        else expect(Object.keys(read.wording).sort()).toEqual(Object.keys(ownWording).sort());
      }),
    );
  });
});
