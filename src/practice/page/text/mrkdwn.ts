import { type Inline, parseToken, unescapeText, withEmoji } from './inline.ts';

export type Line =
  | { kind: 'line'; inlines: Inline[] }
  | { kind: 'item'; marker: string; indent: number; inlines: Inline[] }
  | { kind: 'quote'; lines: Line[] }
  | { kind: 'pre'; text: string };

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Reads the workspace's own light markup: *bold*, _italic_, ~strike~, `code`, > quote, <tokens>. */
export function parseMrkdwn(text: string): Line[] {
  const lines: Line[] = [];
  text.split('```').forEach((part, index, all) => {
    const isPre = index % 2 === 1 && index < all.length - 1;
    if (isPre) {
      lines.push({ kind: 'pre', text: unescapeText(part.replace(/^\n|\n$/g, '')) });
      return;
    }
    const unclosed = index % 2 === 1 ? `\`\`\`${part}` : part;
    const trimmed = trimBeside(unclosed, index > 0, index < all.length - 1);
    if (trimmed !== '' || all.length === 1) lines.push(...parseLines(trimmed.split('\n')));
  });
  return lines;
}

export function parseInlines(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) nodes.push(...withEmoji(unescapeText(plain)));
    plain = '';
  };
  let at = 0;
  while (at < text.length) {
    const found = spanAt(text, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
      continue;
    }
    plain += text.charAt(at);
    at += 1;
  }
  flush();
  return nodes;
}

function parseLines(rows: string[]): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? '';
    if (/^(&gt;|>)/.test(row)) {
      const quoted: string[] = [];
      while (/^(&gt;|>)/.test(rows[at] ?? '')) {
        quoted.push((rows[at] ?? '').replace(/^(&gt;|>) ?/, ''));
        at += 1;
      }
      at -= 1;
      lines.push({ kind: 'quote', lines: parseLines(quoted) });
      continue;
    }
    const item = /^( *)([•◦▪‣·-]|\d{1,3}[.)]) +(.*)$/.exec(row);
    if (item) {
      const indent = Math.min(4, Math.floor((item[1] ?? '').length / 2));
      const marker = item[2] === '-' ? '•' : (item[2] ?? '•');
      lines.push({ kind: 'item', marker, indent, inlines: parseInlines(item[3] ?? '') });
      continue;
    }
    lines.push({ kind: 'line', inlines: parseInlines(row) });
  }
  return lines;
}

function spanAt(text: string, at: number): { node: Inline; end: number } | undefined {
  const char = text.charAt(at);
  if (char === '<') return tokenAt(text, at);
  if (char === '`') return codeAt(text, at);
  if (char === '*' || char === '_' || char === '~') return styleAt(text, at, char);
  return undefined;
}

function tokenAt(text: string, at: number): { node: Inline; end: number } | undefined {
  const close = text.indexOf('>', at);
  const node = close < 0 ? undefined : parseToken(text.slice(at + 1, close));
  return node && { node, end: close + 1 };
}

function codeAt(text: string, at: number): { node: Inline; end: number } | undefined {
  const close = text.indexOf('`', at + 1);
  if (close <= at + 1) return undefined;
  return {
    node: { kind: 'code', text: unescapeText(text.slice(at + 1, close)) },
    end: close + 1,
  };
}

function styleAt(
  text: string,
  at: number,
  marker: keyof typeof STYLES,
): { node: Inline; end: number } | undefined {
  if (isWordBefore(text, at) || /[\s]|^$/.test(text.charAt(at + 1))) return undefined;
  if (text.charAt(at + 1) === marker) return undefined;
  for (let end = at + 2; end < text.length; end += 1) {
    const char = text.charAt(end);
    const skipped =
      char === '<' ? tokenAt(text, end) : char === '`' ? codeAt(text, end) : undefined;
    if (skipped) {
      end = skipped.end - 1;
      continue;
    }
    const closes =
      char === marker && !/\s/.test(text.charAt(end - 1)) && !isWordAfter(text, end + 1);
    if (closes) {
      const children = parseInlines(text.slice(at + 1, end));
      return { node: { kind: STYLES[marker], children }, end: end + 1 };
    }
  }
  return undefined;
}

function isWordBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function isWordAfter(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}

function trimBeside(text: string, preBefore: boolean, preAfter: boolean): string {
  const start = preBefore ? text.replace(/^\n/, '') : text;
  return preAfter ? start.replace(/\n$/, '') : start;
}
