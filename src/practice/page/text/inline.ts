/** A run of text inside a line, whatever language it was written in. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'underline' | 'highlight'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user'; id: string; label: string | undefined }
  | { kind: 'channel'; id: string; label: string | undefined }
  | { kind: 'group'; id: string; label: string | undefined }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; url: string | undefined; fallback: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'break' };

/** What stands between `<` and `>`; undefined when it is not a token. */
export function parseToken(inside: string): Inline | undefined {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeText(inside.slice(bar + 1));
  if (/^@[A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[A-Z0-9]+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(channel|here|everyone)$/.test(target)) {
    return { kind: 'broadcast', range: target.slice(1) };
  }
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), label };
  if (target.startsWith('!date^')) return dateToken(target, label ?? '');
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(target)) {
    const url = unescapeText(target);
    const shown = label ?? url.replace(/^(mailto|tel):/, '');
    return { kind: 'link', url, children: [{ kind: 'text', text: shown }] };
  }
  return undefined;
}

export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Splits text at `:shortcode:`; the renderer decides whether it knows the emoji. */
export function withEmoji(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(/:([a-z0-9_+'-]{1,40}):(?::skin-tone-\d:)?/g)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'emoji', name: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function dateToken(target: string, fallback: string): Inline {
  const [, seconds, format, url] = target.split('^');
  const known = Number(seconds);
  if (!Number.isFinite(known) || !format) return { kind: 'text', text: fallback };
  return { kind: 'date', seconds: known, format: unescapeText(format), url, fallback };
}
