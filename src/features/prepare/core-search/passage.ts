import { plainText, stemOf, wordsOf } from '../core/search-words.ts';
import type { Sought } from './search-query.ts';

const LENGTH_MAX = 280;
/** "Check how." before the reason says what the reason is for. */
const LEAD_IN_MAX = 40;

/** The part of a text that answers a question: the sentence that says most of it, and what follows. */
export function passageOf(body: string, sought: readonly Sought[]): string {
  const sentences = sentencesIn(body);
  const worth = sentences.map(({ text, isHeading }) => (isHeading ? -1 : worthOf(text, sought)));
  const best = worth.indexOf(Math.max(0, ...worth));
  const before = best > 0 ? sentences[best - 1] : undefined;
  const isLeadIn = before !== undefined && !before.isHeading && before.text.length <= LEAD_IN_MAX;
  const from = best === -1 ? 0 : isLeadIn ? best - 1 : best;
  let passage = '';
  for (const { text, isHeading } of sentences.slice(from)) {
    if (isHeading && passage !== '') break;
    if (isHeading) continue;
    if (passage !== '' && passage.length + text.length + 1 > LENGTH_MAX) break;
    passage = passage === '' ? text : `${passage} ${text}`;
  }
  return passage.length <= LENGTH_MAX ? passage : `${passage.slice(0, LENGTH_MAX - 1).trimEnd()}…`;
}

function sentencesIn(body: string): { text: string; isHeading: boolean }[] {
  return body
    .split(/\r?\n/)
    .flatMap((line) => {
      const isHeading = /^\s{0,3}#{1,6}\s/.test(line);
      const text = plainText(line).replace(/\s+/g, ' ').trim();
      return text
        .split(/(?<=[.!?])\s+(?=\p{Lu}|\p{N}|["“„«])/u)
        .map((part) => ({ text: part, isHeading }));
    })
    .filter(({ text }) => text !== '');
}

function worthOf(sentence: string, sought: readonly Sought[]): number {
  const stems = new Set(
    wordsOf(sentence).flatMap(({ text, variants }) => [text, ...variants].map(stemOf)),
  );
  return sought.reduce((sum, one) => {
    const surest = [...one.stems].reduce(
      (most, [stem, sure]) => (stems.has(stem) ? Math.max(most, sure) : most),
      0,
    );
    return sum + surest * one.weight;
  }, 0);
}
