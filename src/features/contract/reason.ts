/** Fewer letters than this say nothing that a reader could agree or disagree with. */
const LETTERS_MIN = 10;

/** Whether words are a reason: ten letters or more, and not one word alone where words are spaced. "x" and "ok ok" are none. */
export function isReason(words: string): boolean {
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isSpaced = /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(words);
  const isUnspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
  return letters >= LETTERS_MIN && (isSpaced || isUnspacedScript.test(words));
}
