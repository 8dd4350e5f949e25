import { type Inline, parseToken, withEmoji } from './inline.ts';

const ESCAPABLE = /[\\`*_{}[\]()#+\-.!~|<>]/;

/** Bold, italic, strike, code, links and tokens of a Markdown line. */
export function markdownInlines(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) nodes.push(...withEmoji(plain));
    plain = '';
  };
  let at = 0;
  while (at < text.length) {
    if (text.charAt(at) === '\\' && ESCAPABLE.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
      continue;
    }
    const found = spanAt(text, at);
    if (found) {
      flush();
      nodes.push(...found.nodes);
      at = found.end;
      continue;
    }
    plain += text.charAt(at);
    at += 1;
  }
  flush();
  return nodes;
}

type Span = { nodes: Inline[]; end: number };

function spanAt(text: string, at: number): Span | undefined {
  switch (text.charAt(at)) {
    case '`':
      return codeAt(text, at);
    case '<':
      return tokenAt(text, at);
    case '[':
      return linkAt(text, at);
    case '!':
      return text.charAt(at + 1) === '[' ? linkAt(text, at + 1) : undefined;
    case '*':
    case '_':
    case '~':
      return emphasisAt(text, at);
    case '\n':
      return { nodes: [{ kind: 'break' }], end: at + 1 };
    case 'h':
      return bareUrlAt(text, at);
    default:
      return undefined;
  }
}

function codeAt(text: string, at: number): Span | undefined {
  const ticks = /^`+/.exec(text.slice(at))?.[0] ?? '`';
  const close = text.indexOf(ticks, at + ticks.length);
  if (close < 0) return undefined;
  const inside = text.slice(at + ticks.length, close);
  return { nodes: [{ kind: 'code', text: inside }], end: close + ticks.length };
}

function tokenAt(text: string, at: number): Span | undefined {
  const close = text.indexOf('>', at);
  const node = close < 0 ? undefined : parseToken(text.slice(at + 1, close));
  return node && { nodes: [node], end: close + 1 };
}

function linkAt(text: string, at: number): Span | undefined {
  const match =
    /^\[((?:[^[\]\\]|\\.)*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)>?[^)]*\)/.exec(
      text.slice(at),
    );
  if (!match) return undefined;
  const [whole, label, url] = match;
  const children = markdownInlines(label ?? '');
  return { nodes: [{ kind: 'link', url: url ?? '', children }], end: at + whole.length };
}

function bareUrlAt(text: string, at: number): Span | undefined {
  if (/[\p{L}\p{N}]$/u.test(text.slice(0, at).slice(-1))) return undefined;
  const url = /^https?:\/\/[^\s<>]*[^\s<>.,;:!?)*_~]/.exec(text.slice(at))?.[0];
  if (!url) return undefined;
  return {
    nodes: [{ kind: 'link', url, children: [{ kind: 'text', text: url }] }],
    end: at + url.length,
  };
}

const MARKERS = ['***', '**', '__', '~~', '*', '_'] as const;

function emphasisAt(text: string, at: number): Span | undefined {
  const marker = MARKERS.find((candidate) => text.startsWith(candidate, at));
  if (!marker || /^\s|^$/.test(text.charAt(at + marker.length))) return undefined;
  const isWordy = marker.startsWith('_') && /[\p{L}\p{N}]$/u.test(text.slice(0, at).slice(-1));
  if (isWordy) return undefined;
  for (
    let close = text.indexOf(marker, at + marker.length + 1);
    close >= 0;
    close = text.indexOf(marker, close + 1)
  ) {
    const end = close + marker.length;
    const open = /\s/.test(text.charAt(close - 1)) || text.charAt(end) === marker.charAt(0);
    const insideWord = marker.startsWith('_') && /^[\p{L}\p{N}]/u.test(text.charAt(end));
    if (open || insideWord) continue;
    return { nodes: [styled(marker, text.slice(at + marker.length, close))], end };
  }
  return undefined;
}

function styled(marker: (typeof MARKERS)[number], inside: string): Inline {
  const children = markdownInlines(inside);
  switch (marker) {
    case '***':
      return { kind: 'bold', children: [{ kind: 'italic', children }] };
    case '**':
    case '__':
      return { kind: 'bold', children };
    case '~~':
      return { kind: 'strike', children };
    case '*':
    case '_':
      return { kind: 'italic', children };
  }
}
