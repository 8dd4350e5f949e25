import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unescaped } from '../../../src/platform/slack/blocks.ts';
import { quotation } from '../../../src/platform/slack/quotation.ts';

const textsOf = (lead: string, words: string) =>
  quotation(lead, words).map((one) => one.text?.text ?? '');
const wordsIn = (text: string) => text.split(/[\s>]+/).filter((word) => word !== '');

it('says all of a long question, in several sections', () => {
  const words = `${'<td>1</td> '.repeat(140)}the end`;
  const texts = textsOf('Hannah asks:', words);
  expect(texts.length).toBeGreaterThan(1);
  expect(texts[0]).toMatch(/^Hannah asks:\n> &lt;td&gt;/);
  expect(texts.at(-1)).toMatch(/the end$/);
});

it('keeps every word, cuts through no entity, and fits into what Slack shows', () => {
  const letter = fc.constantFrom('<', '>', '&', 'a', 'ü', ' ', '\n', 'word ');
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 2000 }), (letters) => {
      const words = letters.join('');
      const texts = textsOf('A lead:', words);
      for (const text of texts) {
        expect(text.length).toBeLessThanOrEqual(3000);
        expect(text).not.toMatch(/&(?!(amp|lt|gt);)/);
        expect(text).not.toContain('…');
      }
      const read = texts.map((text) => text.replaceAll(/^> /gm, '')).map(unescaped);
      expect(wordsIn(read.join('')).join('')).toBe(wordsIn(`A lead:${words}`).join(''));
    }),
    { numRuns: 60 },
  );
});
