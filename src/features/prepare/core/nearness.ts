/* How near two names are by the words that they share; for what is being written, not for what is looked for. */
import { slugOf } from './entry.ts';

const SMALL_WORDS = new Set(
  'the and for with from that this over under into when what who how not are was our your their about der die das und für mit les des pour avec'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 3;
const NEAR_ENOUGH = 0.3;

/** The words that say something, folded, without their endings. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = text.split(/[^\p{L}\p{N}]+/u).map((word) => (word === '' ? '' : slugOf(word)));
  return new Set(
    words
      .filter((word) => word.length >= SHORTEST_WORD && !SMALL_WORDS.has(word))
      .map((word) => word.replace(/(ies|es|s|ing|ed)$/, '')),
  );
}

/** The best share of common words with any of the names; 0 where too little is common. */
export function nearness(wanted: ReadonlySet<string>, names: readonly string[]): number {
  const shares = names.map((name) => {
    const words = wordsOf(name);
    const common = [...words].filter((word) => wanted.has(word)).length;
    return common / Math.max(1, Math.min(words.size, wanted.size));
  });
  const best = Math.max(0, ...shares);
  return best >= NEAR_ENOUGH ? best : 0;
}
