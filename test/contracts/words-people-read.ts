import { parseAst } from 'vite';

/** A piece of text that people may read, and the line of its file on which it begins. */
export type Read = { line: number; text: string };

type Node = { type: string; start: number; end: number };

/**
 * The strings and templates of a file of code, without its comments, imports and types. A value inside a template is left
 * out of its text: where one stood, "…" stands.
 */
export function wordsOfCode(source: string, path: string): Read[] {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (offset: number) => starts.findLastIndex((start) => start <= offset) + 1;
  const found: Read[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    if (!isNode(node) || NOT_READ.test(node.type)) return;
    const text = textOf(node);
    if (text !== undefined) found.push({ line: lineOf(node.start), text });
    for (const each of Object.values(node)) walk(each);
  };
  walk(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

/** The prose of a Markdown file, paragraph by paragraph, so that a phrase may cross the end of a line. */
export function wordsOfMarkdown(source: string): Read[] {
  let line = 1;
  return source.split(/(\n{2,})/).flatMap((part) => {
    const read = { line, text: part };
    line += part.split('\n').length - 1;
    return part.trim() === '' ? [] : [read];
  });
}

/** Imports name files, and types name values: neither is shown to anyone. */
const NOT_READ = /^(Import|ExportAll|TS(Literal|Union|Interface|TypeA|TypeParameter))/;

function textOf(node: Node): string | undefined {
  const { value, quasis } = node as Node & {
    value?: unknown;
    quasis?: readonly { value: { cooked: string } }[];
  };
  if (quasis !== undefined) return quasis.map((quasi) => quasi.value.cooked).join('…');
  const isText = node.type === 'Literal' || node.type === 'JSXText';
  return isText && typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
