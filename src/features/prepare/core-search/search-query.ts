import { looseStemOf, stemOf, type Word, wordsOf } from '../core/search-words.ts';
import { alikeWords, wordsWithOthers } from './search-alike.ts';
import { smallWords, stopWordsIn } from './search-stop-words.ts';
import { knownWords, nearWords, type Vocabulary } from './search-vocabulary.ts';

/** One word of a question, and what in an entry answers it, each with how surely. */
export type Sought = {
  text: string;
  /** How much it says: rare words say more than common ones. */
  weight: number;
  /** Stems, and how surely each is what was meant: 1 for the word itself. */
  stems: ReadonlyMap<string, number>;
  /** The words to ask the index for. */
  words: readonly string[];
};

export type Question = { sought: readonly Sought[] };

/** The same for the same question, in whatever order and form its words come. */
export function keyOf({ sought }: Question): string {
  return [...new Set(sought.map(({ text }) => stemOf(text)))].sort().join(' ');
}

const SURE = {
  same: 1,
  inflected: 0.9,
  parts: 0.9,
  prefix: 0.85,
  oneSlip: 0.85,
  alike: 0.65,
  twoSlips: 0.65,
};
const PREFIX_MIN = 3;
const PREFIX_WORDS_MAX = 12;
/** In a Core of a few entries no word is rare; there it counts as it would among these. */
const FEW_ENTRIES = 40;
const READ_MAX = 40;
const ASKED_MAX = 24;
/** Words that are not an entry's but have a meaning here, so that their misspellings have it too. */
const meant = knownWords([...wordsWithOthers, ...smallWords]);
const small = new Set(smallWords);

/** What is looked for, in the words of the entries; small words decide nothing unless there are no others. */
export function readQuestion(text: string, vocabulary: Vocabulary): Question {
  const all = wordsOf(text).slice(0, READ_MAX);
  const stop = stopWordsIn(all.map((word) => word.text));
  const long = all.filter(({ text: word }) => word.length > 2);
  const telling = long.filter(({ text: word }) => !stop.has(word));
  const seen = new Set<string>();
  const once = (telling.length > 0 ? telling : long).filter(
    ({ text: word }) => !seen.has(word) && seen.add(word),
  );
  const last = all.at(-1)?.text;
  const sought = once.slice(0, ASKED_MAX).map((word, index) => {
    const next = once[index + 1];
    return seek(word, { vocabulary, isLast: word.text === last, next });
  });
  return { sought: sought.filter((one) => one !== undefined) };
}

type Around = { vocabulary: Vocabulary; isLast: boolean; next: Word | undefined };
type Add = (known: string, sure: number) => void;

/** Undefined for a small word that is misspelled. */
function seek(word: Word, { vocabulary, isLast, next }: Around): Sought | undefined {
  const found = new Map<string, number>();
  const words = new Set<string>();
  const add: Add = (known, sure) => {
    const isStem = !vocabulary.stems.has(known) && vocabulary.frequency.has(known);
    const stem = isStem ? known : (vocabulary.stems.get(known) ?? stemOf(known));
    if (!vocabulary.frequency.has(stem)) return;
    words.add(isStem ? (vocabulary.wordOf.get(stem) ?? known) : known);
    found.set(stem, Math.max(found.get(stem) ?? 0, sure));
  };
  for (const form of [word.text, ...word.variants]) add(form, SURE.same);
  const joined = next === undefined ? '' : word.text + next.text;
  if (vocabulary.stems.has(joined)) add(joined, SURE.parts);
  if (isLast) for (const known of longerWords(word.text, vocabulary)) add(known, SURE.prefix);
  const alike = alikeWords(stemOf(word.text));
  for (const other of alike) add(other, SURE.alike);
  const isKnown = [...found.values()].some((sure) => sure >= SURE.prefix);
  if (!isKnown && alike.length === 0 && guess(word.text, vocabulary, add) === 'small') {
    return undefined;
  }
  const weight = weightOf([...found], vocabulary);
  return { text: word.text, weight, stems: found, words: [...words] };
}

/** For a word that no entry has: other endings, two words written as one, and slips of the fingers. */
function guess(word: string, vocabulary: Vocabulary, add: Add): 'small' | undefined {
  const inflected = vocabulary.loose.get(looseStemOf(word)) ?? [];
  for (const known of inflected) add(known, SURE.inflected);
  const parts = inflected.length > 0 ? [] : partsOf(word, vocabulary);
  for (const known of parts) add(known, SURE.parts);
  if (inflected.length > 0 || parts.length > 0) return undefined;
  const near = nearWords(word, vocabulary);
  for (const one of near) add(one.word, one.slips === 1 ? SURE.oneSlip : SURE.twoSlips);
  const others = nearWords(word, meant);
  const isNearer = (others[0]?.slips ?? 9) <= (near[0]?.slips ?? 9);
  if (!isNearer) return undefined;
  if (near.length === 0 && others.every((one) => small.has(one.word))) {
    return others.length > 0 ? 'small' : undefined;
  }
  for (const one of others) {
    for (const alike of alikeWords(stemOf(one.word))) add(alike, SURE.alike * SURE.oneSlip);
  }
  return undefined;
}

function longerWords(word: string, { words }: Vocabulary): string[] {
  if (word.length < PREFIX_MIN) return [];
  return words.filter((known) => known.startsWith(word)).slice(0, PREFIX_WORDS_MAX);
}

function partsOf(word: string, { stems }: Vocabulary): string[] {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => stems.has(part))) return parts;
  }
  return [];
}

/** Words that no entry has say most: an entry that lacks them hardly answers the question. */
function weightOf(found: readonly (readonly [string, number])[], vocabulary: Vocabulary): number {
  const { frequency } = vocabulary;
  const entries = Math.max(vocabulary.entries, FEW_ENTRIES);
  const surest = Math.max(0, ...found.map(([, sure]) => sure));
  const surely = found.filter(([, sure]) => sure === surest);
  const count = surely.reduce((sum, [stem]) => sum + (frequency.get(stem) ?? 0), 0);
  const most = Math.min(entries, count);
  return Math.log(1 + (entries - most + 0.5) / (most + 0.5));
}
