import type { Inline } from './inline.ts';
import { markdownInlines } from './markdown-inline.ts';

export type MarkdownItem = { checked: boolean | undefined; parts: MarkdownPart[] };
export type Align = 'left' | 'center' | 'right' | undefined;
export type MarkdownPart =
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: MarkdownItem[] }
  | { kind: 'quote'; parts: MarkdownPart[] }
  | { kind: 'pre'; text: string }
  | { kind: 'rule' }
  | { kind: 'table'; align: Align[]; head: Inline[][]; rows: Inline[][][] };

const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)(.*)$/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const FENCE = /^ {0,3}(```+|~~~+)/;
const DELIMITERS = /^ *\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/;

/** Reads the Markdown that a `markdown` block may hold; raw HTML stays text. */
export function parseMarkdown(text: string, depth = 0): MarkdownPart[] {
  const rows = text.replaceAll('\r', '').split('\n');
  const parts: MarkdownPart[] = [];
  let at = 0;
  while (at < rows.length) {
    const row = rows[at] ?? '';
    if (row.trim() === '') {
      at += 1;
      continue;
    }
    const read = depth > 8 ? readParagraph(rows, at) : readPart(rows, at, depth);
    parts.push(read.part);
    at = read.next;
  }
  return parts;
}

type Read = { part: MarkdownPart; next: number };

function readPart(rows: string[], at: number, depth: number): Read {
  const row = rows[at] ?? '';
  if (FENCE.test(row)) return readFence(rows, at);
  const heading = HEADING.exec(row);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    const inlines = markdownInlines(heading[2] ?? '');
    return { part: { kind: 'heading', level, inlines }, next: at + 1 };
  }
  if (RULE.test(row)) return { part: { kind: 'rule' }, next: at + 1 };
  if (/^ {0,3}>/.test(row)) return readQuote(rows, at, depth);
  if (ITEM.test(row)) return readList(rows, at, depth);
  if (isTableAt(rows, at)) return readTable(rows, at);
  return readParagraph(rows, at);
}

function readFence(rows: string[], at: number): Read {
  const fence = FENCE.exec(rows[at] ?? '')?.[1] ?? '```';
  let end = at + 1;
  while (end < rows.length && !(rows[end] ?? '').trim().startsWith(fence)) end += 1;
  return { part: { kind: 'pre', text: rows.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function readQuote(rows: string[], at: number, depth: number): Read {
  let end = at;
  while (end < rows.length && /^ {0,3}>/.test(rows[end] ?? '')) end += 1;
  const inside = rows.slice(at, end).map((row) => row.replace(/^ {0,3}> ?/, ''));
  return { part: { kind: 'quote', parts: parseMarkdown(inside.join('\n'), depth + 1) }, next: end };
}

function readList(rows: string[], at: number, depth: number): Read {
  const first = ITEM.exec(rows[at] ?? '');
  const ordered = /\d/.test(first?.[2] ?? '');
  const items: MarkdownItem[] = [];
  let end = at;
  while (end < rows.length) {
    const match = ITEM.exec(rows[end] ?? '');
    if (!match || /\d/.test(match[2] ?? '') !== ordered || RULE.test(rows[end] ?? '')) break;
    const width = (match[1] ?? '').length + (match[2] ?? '').length + 1;
    const inside = [match[4] ?? ''];
    end += 1;
    while (end < rows.length && belongs(rows, end, width)) {
      inside.push((rows[end] ?? '').slice(Math.min(width, indentOf(rows[end] ?? ''))));
      end += 1;
    }
    items.push(listItem(inside, depth));
  }
  const start = Number.parseInt(first?.[2] ?? '1', 10) || 1;
  return { part: { kind: 'list', ordered, start, items }, next: end };
}

function belongs(rows: string[], at: number, width: number): boolean {
  const row = rows[at] ?? '';
  if (row.trim() === '')
    return indentOf(rows[at + 1] ?? '') >= 2 && (rows[at + 1] ?? '').trim() !== '';
  return indentOf(row) >= Math.min(width, 2);
}

function listItem(inside: string[], depth: number): MarkdownItem {
  const task = /^\[([ xX])\] +(.*)$/.exec(inside[0] ?? '');
  const text = [task ? (task[2] ?? '') : (inside[0] ?? ''), ...inside.slice(1)].join('\n');
  return {
    checked: task ? task[1] !== ' ' : undefined,
    parts: parseMarkdown(text, depth + 1),
  };
}

function indentOf(row: string): number {
  return row.length - row.trimStart().length;
}

function isTableAt(rows: string[], at: number): boolean {
  const next = rows[at + 1] ?? '';
  return (rows[at] ?? '').includes('|') && next.includes('-') && DELIMITERS.test(next);
}

function readTable(rows: string[], at: number): Read {
  const align = cells(rows[at + 1] ?? '').map((cell): Align => {
    if (/^:-+:$/.test(cell)) return 'center';
    return cell.endsWith(':') ? 'right' : cell.startsWith(':') ? 'left' : undefined;
  });
  let end = at + 2;
  while (end < rows.length && (rows[end] ?? '').includes('|')) end += 1;
  const inlines = (row: string) => cells(row).map((cell) => markdownInlines(cell));
  const body = rows.slice(at + 2, end).map(inlines);
  return { part: { kind: 'table', align, head: inlines(rows[at] ?? ''), rows: body }, next: end };
}

function cells(row: string): string[] {
  const bare = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function readParagraph(rows: string[], at: number): Read {
  let end = at + 1;
  while (end < rows.length && !startsSomething(rows, end)) end += 1;
  const text = rows.slice(at, end).map((row) => row.trim());
  return { part: { kind: 'paragraph', inlines: markdownInlines(text.join('\n')) }, next: end };
}

function startsSomething(rows: string[], at: number): boolean {
  const row = rows[at] ?? '';
  return (
    row.trim() === '' ||
    FENCE.test(row) ||
    HEADING.test(row) ||
    RULE.test(row) ||
    /^ {0,3}>/.test(row) ||
    ITEM.test(row) ||
    isTableAt(rows, at)
  );
}
