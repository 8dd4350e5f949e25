import type { UsageKind } from '../usage/usage.ts';
import { scanCsv } from '../usage-formats/csv-scan.ts';
import { csvUsage } from '../usage-formats/csv-usage.ts';
import {
  dayInName,
  detectJson,
  isViva,
  looksLikeJson,
  readerOf,
} from '../usage-formats/detect-format.ts';
import { delimiterOf, isArchive, recoderFor } from '../usage-formats/file-encoding.ts';
import { readJsonRows } from '../usage-formats/json-rows.ts';
import { readJsonUsage } from '../usage-formats/json-usage.ts';
import type { DayLimits, UsageReading } from '../usage-formats/usage-reading.ts';

export type ReadOptions = {
  /** What it is said to be; undefined where it is to be found out. */
  kind: UsageKind | undefined;
  limits: DayLimits;
  columns: Readonly<Record<string, string>> | undefined;
  /** The day of which it speaks, where its rows carry none. */
  day?: string | undefined;
  /** The name of the file, in which that day may stand. */
  name?: string | undefined;
};

export type ReadUsage = { kind: UsageKind; reading: UsageReading };

/** Reads an export of any source, chunk by chunk; a sentence where nothing of it can be taken. */
export function readUsage(chunks: Iterable<Uint8Array>, options: ReadOptions): ReadUsage | string {
  const { first, all } = withFirst(chunks);
  if (first === undefined) return 'The file is empty.';
  if (isArchive(first))
    return 'This is a spreadsheet’s own file or an archive. Save the sheet as CSV and import that.';
  const start = new TextDecoder().decode(recoderFor(first).push(first.subarray(0, 64 * 1024)));
  if (start.trim() === '' && first.length < 64 * 1024) return 'The file is empty.';
  const { kind } = options;
  const isJson = looksLikeJson(start);
  if (isJson) return readJson(recoded(all, first), options);
  if (kind !== undefined && kind !== 'csv' && kind !== 'viva')
    return `This isn’t what ${kind} exports, which is JSON. Leave --source out, or say --source csv.`;
  return readCsv(recoded(all, first), start, options);
}

function readCsv(
  chunks: Iterable<Uint8Array>,
  start: string,
  { kind, limits, columns }: ReadOptions,
): ReadUsage | string {
  const usage = csvUsage(limits, columns);
  const scan = scanCsv(delimiterOf(start), (cells) => usage.row(cells));
  for (const chunk of chunks) scan.push(chunk);
  const end = scan.end();
  if (end.kind === 'open-quote')
    return `In line ${end.line} a quotation mark opens and never closes. Close it or take it out; nothing was imported.`;
  const reading = usage.end();
  if (typeof reading === 'string') return reading;
  return { kind: kind ?? (isViva(start) ? 'viva' : 'csv'), reading };
}

/** A document is read as a whole, so it must fit into one text. */
const JSON_BYTES_MAX = 400 * 1024 * 1024;

function readJson(chunks: Iterable<Uint8Array>, options: ReadOptions): ReadUsage | string {
  const { kind, limits, day, name = '' } = options;
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let bytes = 0;
  for (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > JSON_BYTES_MAX)
      return 'The file is too large to be read at once: import it by month.';
    texts.push(decoder.decode(chunk, { stream: true }));
  }
  const found = readJsonRows(texts.join(''));
  const detected = detectJson(found);
  if (typeof detected === 'string') return detected;
  if (kind !== undefined && kind !== detected.kind)
    return `This looks like an export of ${detected.kind}, not of ${kind}. Leave --source out.`;
  const reader = readerOf(detected.kind) ?? detected;
  const reading = readJsonUsage(reader, found, { limits, day: day ?? dayInName(name) });
  return typeof reading === 'string' ? reading : { kind: detected.kind, reading };
}

function* recoded(chunks: Iterable<Uint8Array>, first: Uint8Array): Generator<Uint8Array> {
  const recoder = recoderFor(first);
  for (const chunk of chunks) yield recoder.push(chunk);
  yield recoder.end();
}

/** The first chunk, to look at, and all of them. */
function withFirst(chunks: Iterable<Uint8Array>): {
  first: Uint8Array | undefined;
  all: Iterable<Uint8Array>;
} {
  const iterator = chunks[Symbol.iterator]();
  const first = iterator.next();
  if (first.done === true) return { first: undefined, all: [] };
  return { first: first.value, all: continued(first.value, iterator) };
}

function* continued(first: Uint8Array, others: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield first;
  yield* { [Symbol.iterator]: () => others };
}
