const LINK = /<(https?:[^|>]+)\|([^>]+)>/g;
const BARE_LINK = /<((?:https?|mailto):[^|>]+)>/g;

/** What was said in Slack as people read it: no codes, and nothing in it that pings anyone. */
export function asRead(said: string): string {
  return said
    .replace(LINK, (_all, url: string, label: string) =>
      label === url ? url : `[${label}](${url})`,
    )
    .replace(BARE_LINK, (_all, url: string) => url.replace(/^mailto:/, ''))
    .replace(/<mailto:[^|>]+\|([^>]+)>/g, '$1')
    .replace(/<#[CG][A-Z0-9]+\|?([^>]*)>/g, (_all, name: string) =>
      name === '' ? 'a channel' : `#${name}`,
    )
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!subteam\^[^|>]+\|@?([^>]*)>/g, '$1')
    .replace(/<!subteam\^[^>]*>/g, 'a group')
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, 'everyone')
    .replace(/<@[UW][A-Z0-9]+\|([^>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

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
