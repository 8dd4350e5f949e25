import { stemmer } from 'stemmer';
import type { RolloutId } from '../../../platform/ids.ts';
import { workflowKey } from './entry.ts';

/** A word as it is compared, and how else the same word is written. */
export type Word = {
  text: string;
  /** "rueckgabe" beside "ruckgabe", "followup" beside "follow" and "up". */
  variants: readonly string[];
};

const WORDS = /[\p{L}\p{N}]+(?:[-‐‑’'.,][\p{L}\p{N}]+)*/gu;
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
};
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** The words of a text, small and without accents, American and British spelling made one. */
export function wordsOf(text: string): Word[] {
  const found = text.normalize('NFC').toLowerCase().match(WORDS) ?? [];
  return found.flatMap(wordsIn);
}

function wordsIn(run: string): Word[] {
  const isNumber = /^\d{1,3}([.,’']\d{3})+$/.test(run);
  if (isNumber) return [{ text: run.replace(/\D/g, ''), variants: [] }];
  const hyphened = run.split(/[.,]/).map((part) => part.replace(/[’']s$/, '').replace(/[’']/g, ''));
  return hyphened.flatMap((part) => {
    const parts = part.split(/[-‐‑]/).filter((one) => one !== '');
    const words = parts.map(wordFrom);
    const joined = parts.length > 1 ? folded(parts.join('')) : undefined;
    const [first, ...rest] = words;
    if (joined === undefined || first === undefined) return words;
    return [{ ...first, variants: [...first.variants, joined] }, ...rest];
  });
}

function wordFrom(part: string): Word {
  const text = folded(part);
  const spelled = folded(part.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter));
  return { text, variants: spelled === text ? [] : [spelled] };
}

function folded(part: string): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđð]/g, (letter) => LETTERS[letter] ?? letter);
  return oneSpelling(plain);
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/([iy])z(e|es|ed|er|ers|ing|ation|ations|able)$/, '$1s$2'],
  [/^(\w{2,})our(s|ed|ing|able|ably|ite|ites|al|er|ers|less|ful|hood)?$/, '$1or$2'],
  [/^(cent|met|lit|theat|fib|calib|kilomet|millimet|centimet)re(s|d)?$/, '$1er$2'],
  [/^(def|off|lic|pret)ence(s|d)?$/, '$1ense$2'],
  [/^practis(e|es|ed|ing)$/, 'practic$1'],
  [/^(catal|dial|anal)og(s)?$/, '$1ogue$2'],
  [/^programme(s)?$/, 'program$1'],
  [/^enquir(y|ies|e|es|ed|ing)$/, 'inquir$1'],
  [/^(judg|acknowledg)ement(s)?$/, '$1ment$2'],
  [/^grey(s|ed)?$/, 'gray$1'],
];

function oneSpelling(word: string): string {
  for (const [pattern, as] of SPELLINGS) if (pattern.test(word)) return word.replace(pattern, as);
  return word;
}

/** What the index holds of a text: its words in order, each beside the other ways to write it. */
export function indexedText(text: string): string {
  return wordsOf(text)
    .flatMap(({ text: word, variants }) => [word, ...variants])
    .join(' ');
}

const KEPT_STEMS = 200_000;
const stems = new Map<string, string>();

/** Porter's stem, which the index uses as well. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= KEPT_STEMS) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}

/** A word without an ending that German or French adds; for words that no entry has as they are. */
export function looseStemOf(word: string): string {
  const stem = stemOf(word);
  if (stem.length < 6) return stem;
  return stem.replace(/(?:ern|em|en|er|es|ns|e|n|s)$/, '');
}

/** Markdown as text: what a reader sees, without marks, tags and addresses. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<(?:https?|mailto):[^>|\s]*\|([^>]*)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/^\s*(?:```|~~~).*$/gm, '')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '');
}

/** Rollout, kind and workflow as words that only the index uses: nothing that people type is one of them. */
export function scopeWords(
  rolloutId: RolloutId,
  { kind, workflow }: { kind?: string | undefined; workflow?: string | undefined },
): string[] {
  const word = (mark: string, text: string) =>
    `${mark}${Buffer.from(text, 'utf8').toString('hex')}x`;
  return [
    word('r', rolloutId),
    ...(kind === undefined ? [] : [word('k', kind)]),
    ...(workflow === undefined ? [] : [word('w', workflowKey(workflow))]),
  ];
}
