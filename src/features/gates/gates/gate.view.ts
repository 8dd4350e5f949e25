/** The sentence's first word with a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What somebody typed, with a full stop where another sentence follows it. */
export function asSentence(typed: string): string {
  return /[.!?…]["”)]?$/.test(typed.trimEnd()) ? typed.trimEnd() : `${typed.trimEnd()}.`;
}
