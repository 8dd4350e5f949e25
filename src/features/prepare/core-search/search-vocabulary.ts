import { looseStemOf, stemOf } from '../core/search-words.ts';

/** The words that a rollout's entries use, each with its stem and in how many entries that stem stands. */
export type Vocabulary = {
  entries: number;
  stems: ReadonlyMap<string, string>;
  frequency: ReadonlyMap<string, number>;
  loose: ReadonlyMap<string, readonly string[]>;
  /** One of the words that have a stem, for whatever knows the stem alone. */
  wordOf: ReadonlyMap<string, string>;
  /** The same words with a mark of their letters, for a quick look at which may be near. */
  words: readonly string[];
  marks: Int32Array;
};

/** Words with a mark of their letters, for a quick look at which may be near. */
export type Known = Pick<Vocabulary, 'words' | 'marks'>;

const SHORTEST_MEANT = 4;

/** Of each word, and in how many entries it stands. */
export function vocabularyOf(
  counted: readonly { word: string; entries: number }[],
  entries: number,
): Vocabulary {
  const stems = new Map<string, string>();
  const frequency = new Map<string, number>();
  for (const { word, entries: count } of counted) {
    const stem = stemOf(word);
    stems.set(word, stem);
    frequency.set(stem, Math.min(entries, (frequency.get(stem) ?? 0) + count));
  }
  const words = [...stems.keys()];
  const wordOf = new Map([...stems].map(([word, stem]) => [stem, word]));
  const bare = [...wordOf.keys()].filter((stem) => !stems.has(stem));
  const loose = Map.groupBy(words, looseStemOf);
  return { entries, stems, frequency, loose, wordOf, ...knownWords([...words, ...bare]) };
}

export function knownWords(words: readonly string[]): Known {
  return { words, marks: Int32Array.from(words, markOf) };
}

/** One bit for each letter that a word has: words that are one slip apart differ in two bits at most. */
function markOf(word: string): number {
  let mark = 0;
  for (let index = 0; index < word.length; index += 1) mark |= 1 << (word.charCodeAt(index) % 31);
  return mark;
}

function bitsOf(mark: number): number {
  let count = 0;
  for (let left = mark; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Words that a word with slips may mean, the nearest first; long words may have two slips. */
export function nearWords(word: string, known: Known): { word: string; slips: number }[] {
  if (/^\d+$/.test(word)) return [];
  const stem = stemOf(word);
  const near = [
    ...nearIn(word, known.words, known.marks),
    ...(stem === word ? [] : nearIn(stem, known.words, known.marks)),
  ];
  const least = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === least);
}

function nearIn(word: string, words: readonly string[], marks: Int32Array) {
  const most = word.length < 3 ? 0 : word.length < 8 ? 1 : 2;
  const near: { word: string; slips: number }[] = [];
  const mark = markOf(word);
  for (let index = 0; most > 0 && index < words.length; index += 1) {
    if (bitsOf((marks[index] ?? 0) ^ mark) > 2 * most) continue;
    const known = words[index] ?? '';
    if (most > 1 && known.charCodeAt(0) !== word.charCodeAt(0)) continue;
    if (Math.abs(known.length - word.length) > most || known.length < SHORTEST_MEANT) continue;
    const slips = slipsBetween(word, known, most);
    if (slips <= most) near.push({ word: known, slips });
  }
  return near;
}

/** Letters left out, added, changed or swapped with their neighbour; more than `most` is one more than that. */
export function slipsBetween(one: string, other: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      here[column] = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped && row > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : most + 1,
      );
    }
    if (Math.min(...here) > most) return most + 1;
    before = above;
    above = here;
  }
  return above[other.length] ?? most + 1;
}
