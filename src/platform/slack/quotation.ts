/* Somebody's words whole, however long they become by being escaped. */
import type { SectionBlock } from '@slack/types';
import { esc, section } from './blocks.ts';

/** Slack shows 3,000 characters in one section. */
const IN_ONE = 2900;

/** What people wrote, quoted below a line of ours: in as many sections as it needs, none cut through an entity. */
export function quotation(lead: string, words: string): SectionBlock[] {
  const [first = '', ...rest] = parts(words, IN_ONE - lead.length);
  const quoted = (text: string) => `> ${text.replaceAll('\n', '\n> ')}`;
  return [
    section(`${lead}${lead === '' ? '' : '\n'}${quoted(first)}`),
    ...rest.map((one) => section(quoted(one))),
  ];
}

/** Pieces of so many escaped characters with their quotation marks, cut between words where there are any. */
function parts(words: string, room: number): string[] {
  const found: string[] = [];
  let part = '';
  for (const piece of words.match(/\s*\S{1,200}/g) ?? []) {
    const escaped = esc(piece);
    const lines = (part + escaped).split('\n').length;
    const limit = found.length === 0 ? room : IN_ONE;
    if (part !== '' && part.length + escaped.length + 2 * lines > limit) {
      found.push(part);
      part = escaped.trimStart();
    } else part += escaped;
  }
  return [...found, part];
}
