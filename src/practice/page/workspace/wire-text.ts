import type { PageConversation, PagePerson } from '../../page-api.ts';

/** Text as it travels: `&`, `<`, `>` escaped, people and channels as mentions. */
export function toWire(
  text: string,
  people: readonly PagePerson[],
  channels: readonly PageConversation[],
): string {
  let wire = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  for (const person of longestFirst(people)) {
    wire = replaceWord(wire, `@${escaped(person.name)}`, `<@${person.id}>`);
  }
  for (const range of ['channel', 'here', 'everyone']) {
    wire = replaceWord(wire, `@${range}`, `<!${range}>`);
  }
  for (const channel of longestFirst(channels)) {
    if (channel.kind === 'channel') {
      wire = replaceWord(wire, `#${escaped(channel.name)}`, `<#${channel.id}>`);
    }
  }
  return wire;
}

function escaped(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function longestFirst<T extends { name: string }>(named: readonly T[]): T[] {
  return [...named].sort((a, b) => b.name.length - a.name.length);
}

function replaceWord(text: string, word: string, by: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, from)) {
    const end = at + word.length;
    const isWord =
      !/[\p{L}\p{N}]/u.test(text.charAt(end)) && !/[\p{L}\p{N}<]/u.test(text.charAt(at - 1));
    result += text.slice(from, at) + (isWord ? by : word);
    from = end;
  }
  return result + text.slice(from);
}
