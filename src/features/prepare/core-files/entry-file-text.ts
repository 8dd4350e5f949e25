/* Writes an entry as a file: where a file is known, only what has changed is written into it. */
import { Document, isMap, isScalar, isSeq, Scalar, type YAMLMap, YAMLSeq } from 'yaml';
import { versionText } from '../lessons/lesson.ts';
import { parseEntryFile, partsOf } from './entry-file.ts';
import type { FileEntry } from './file-entry.ts';
import { type KnownKey, knownKeys } from './front-matter.ts';
import { parseMatter } from './matter-fields.ts';

type Value = string | readonly string[] | undefined;

/**
 * The text of an entry's file. `source` is the file as we know it: what the entry says just as the file
 * does stays to the byte, unknown keys and comments included.
 */
export function entryFileText(entry: FileEntry, path: string, source: string | undefined): string {
  if (source === undefined) return freshText(entry);
  const known = parseEntryFile(path, new TextEncoder().encode(source));
  if (!('file' in known)) return freshText(entry);
  const before = known.file.entry;
  if (isSame(before, entry)) return source;
  const { matter = '' } = partsOf(source);
  const end = source.includes('\r\n') ? '\r\n' : '\n';
  const withEnds = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\n', end);
  const front = changedMatter(matter, before, entry);
  const body =
    before.body === entry.body ? bodyPart(source, matter) : withEnds(`\n${entry.body}\n`);
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  return `${mark}---${end}${front === matter ? matter : withEnds(front)}---${end}${body}`;
}

/** The front matter with the known keys that differ put right, and everything else where it was. */
function changedMatter(matter: string, before: FileEntry, entry: FileEntry): string {
  const document = parseMatter(matter);
  if (!isMap(document.contents)) return matter;
  const differing = knownKeys.filter(
    (key) => JSON.stringify(fieldOf(entry, key)) !== JSON.stringify(fieldOf(before, key)),
  );
  if (differing.length === 0) return matter;
  for (const key of differing) {
    setValue(document, document.contents as YAMLMap, key, fieldOf(entry, key));
  }
  return document.toString(STYLE);
}

const STYLE = { lineWidth: 0, flowCollectionPadding: false };

export function isSame(one: FileEntry, other: FileEntry): boolean {
  const all = (entry: FileEntry) => [entry.body, ...knownKeys.map((key) => fieldOf(entry, key))];
  return JSON.stringify(all(one)) === JSON.stringify(all(other));
}

function bodyPart(source: string, matter: string): string {
  const at = source.indexOf('---') + 3;
  const from = source.indexOf(matter, at) + matter.length;
  return source.slice(from).replace(/^---[ \t]*(?:\r\n|\r|\n|$)/, '');
}

function freshText(entry: FileEntry): string {
  const document = new Document({});
  for (const key of knownKeys) {
    const value = fieldOf(entry, key);
    if (value === undefined || (typeof value !== 'string' && value.length === 0)) continue;
    setValue(document as never, document.contents as unknown as YAMLMap, key, value);
  }
  const front = document.toString(STYLE).replace(/^version: "(.*)"$/m, 'version: $1');
  return `---\n${front}---\n\n${entry.body}\n`;
}

function fieldOf(entry: FileEntry, key: KnownKey): Value {
  switch (key) {
    case 'version':
      return versionText(entry.version);
    case 'review-on':
      return entry.reviewOn?.toString();
    default:
      return entry[key];
  }
}

type Holder = { createNode(value: unknown): unknown };

/** Puts a value where the key stands, in the style in which it stands; a new key comes last. */
function setValue(document: Holder, map: YAMLMap, key: KnownKey, value: Value): void {
  if (value === undefined || (typeof value !== 'string' && value.length === 0)) {
    map.delete(key);
    return;
  }
  const before = map.get(key, true);
  if (typeof value === 'string') {
    const scalar = isScalar(before) ? (before as Scalar) : new Scalar(value);
    scalar.value = value;
    delete (scalar as { source?: string }).source;
    if (!isScalar(before)) map.set(key, scalar);
    return;
  }
  const list = new YAMLSeq();
  list.flow = isSeq(before) ? before.flow === true : true;
  for (const word of value) list.add(document.createNode(word));
  map.set(key, list);
}
