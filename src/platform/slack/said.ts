/* What was said in Slack, as people read it: the one place that takes Slack's codes out of somebody's words. */
import type { Database } from '../database.ts';
import { unescaped } from './blocks.ts';
import { findNamesIn } from './directory.ts';

/** More of one message is read by nobody, and keeps everybody waiting. */
const LONGEST = 12_000;

const LINK = /<(https?:[^|<>]+)\|([^<>]+)>/g;
const BARE_LINK = /<((?:https?|mailto):[^|<>]+)>/g;

/** How a link with words of its own is written: for Markdown, or for those who read plain text. */
const linkIn = {
  markdown: (url: string, label: string) => `[${label}](${url})`,
  words: (url: string, label: string) => `${label} (${url})`,
};

/** No codes, and nothing in it that pings anyone. People are called by their names where we know them. */
export function asRead(
  database: Database,
  said: string,
  links: keyof typeof linkIn = 'words',
): string {
  return unescaped(
    findNamesIn(database, said.slice(0, LONGEST))
      .replace(LINK, (_all, url: string, label: string) =>
        label === url ? url : linkIn[links](url, label),
      )
      .replace(BARE_LINK, (_all, url: string) => url.replace(/^mailto:/, ''))
      .replace(/<mailto:[^|<>]+\|([^<>]+)>/g, '$1')
      .replace(/<#[CG][A-Z0-9]+\|?([^<>]*)>/g, (_all, name: string) =>
        name === '' ? 'a channel' : `#${name}`,
      )
      .replace(/<!date\^[^|<>]*\|([^<>]*)>/g, '$1')
      .replace(/<!subteam\^[^|<>]+\|@?([^<>]*)>/g, '$1')
      .replace(/<!subteam\^[^<>]*>/g, 'a group')
      .replace(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, 'everyone')
      .replace(/<@[UW][A-Z0-9]+\|([^<>]+)>/g, '$1'),
  ).trim();
}
