/* A title from what somebody wrote. */

/** The first line, short enough for a title, without what only marks it up. */
export function titleFrom(text: string, limit: number): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  const plain = line
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_~`>#]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^(.{12,}?)[.!?](?:\s|$)/.exec(plain)?.[1] ?? plain;
  if (sentence.length <= limit) return sentence;
  const cut = sentence.slice(0, limit);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).trimEnd();
}
