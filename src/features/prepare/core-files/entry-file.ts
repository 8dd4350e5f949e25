/* One entry as a Markdown file: how it is read, and how it is written so that nothing of it is lost. */
import type { FileEntry, FileMistake, Report } from './file-entry.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';

export type EntryFile = {
  /** Its path within the folder, with forward slashes. */
  path: string;
  /** As it was read, to the last byte. */
  source: string;
  entry: FileEntry;
  lines: FrontMatter['lines'] & { body: number };
};

export const FILE_SIZE_LIMIT = 256 * 1024;

/** Reads one file and names every mistake in it by its line; it never throws. */
export function parseEntryFile(
  path: string,
  bytes: Uint8Array,
): { file: EntryFile } | { mistakes: FileMistake[] } {
  const mistakes: FileMistake[] = [];
  const report: Report = (line, text) => void mistakes.push({ file: path, line, text });
  const source = textOf(bytes, report);
  if (source === undefined) return { mistakes };
  const { matter, body, bodyLine } = partsOf(source);
  if (matter === undefined) {
    report(1, matterIsOpen(source) ? NEVER_CLOSED : NO_MATTER);
    return { mistakes };
  }
  const read = readFrontMatter(matter, nameOf(path), report);
  if (body === '') report(bodyLine, 'The text is missing: write what people should know.');
  if (read === undefined || mistakes.length > 0) {
    return { mistakes: mistakes.toSorted((a, b) => a.line - b.line) };
  }
  const lines = { ...read.lines, body: bodyLine };
  return { file: { path, source, entry: { ...read.values, body }, lines } };
}

const NO_MATTER =
  'The front matter is missing: begin the file with a line of ---, then id, kind, title and workflow, then --- again.';
const NEVER_CLOSED = 'The front matter is never closed: end it with a line of ---.';

function textOf(bytes: Uint8Array, report: Report): string | undefined {
  if (bytes.byteLength > FILE_SIZE_LIMIT) {
    const size = Math.ceil(bytes.byteLength / 1024);
    report(1, `The file has ${size} KB: keep an entry under ${FILE_SIZE_LIMIT / 1024} KB.`);
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    report(1, 'The file is not text in UTF-8: save it with that encoding.');
    return undefined;
  }
}

const MATTER =
  /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)([\s\S]*?)(?:^|(?<=[\r\n]))---[ \t]*(?:\r\n|\r|\n|$)/;

/** The front matter as it stands, the text without the empty lines around it, and where that begins. */
export function partsOf(source: string): {
  matter: string | undefined;
  body: string;
  bodyLine: number;
} {
  const found = MATTER.exec(source);
  if (found === null) return { matter: undefined, body: '', bodyLine: 1 };
  const rest = source.slice(found[0].length);
  const empty = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(rest)?.[0] ?? '';
  const body = tidied(rest);
  const before = source.slice(0, found[0].length + (body === '' ? 0 : empty.length));
  const lines = before.split(/\r\n|\r|\n/).length;
  return { matter: found[1] ?? '', body, bodyLine: body === '' ? Math.max(1, lines - 1) : lines };
}

/** A text with one kind of line ends and without empty lines around it. */
export function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function matterIsOpen(source: string): boolean {
  return /^\uFEFF?---[ \t]*(?:\r|\n)/.test(source);
}

/** `claims/refund-over-500.md` is `refund-over-500`. */
export function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.md$/i, '');
}
