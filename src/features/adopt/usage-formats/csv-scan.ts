/*
 * Reads a table of any length byte by byte, a chunk at a time. A parser that makes an object of every row
 * takes ten times as long as storing it does; here a cell is two places in the bytes until somebody asks.
 */

/** One row while it is looked at; the next row takes its place. */
export type Cells = {
  /** The line on which the row begins, from 1. */
  line: number;
  count: number;
  bytes: Uint8Array;
  /** Where each cell begins and ends, without its quotation marks. */
  starts: Int32Array;
  ends: Int32Array;
  text(index: number): string;
};

export type ScanEnd = { kind: 'done' } | { kind: 'open-quote'; line: number };

const [QUOTE, NEWLINE, RETURN, NUL] = [0x22, 0x0a, 0x0d, 0];
/** More columns than any export has; what follows is not looked at. */
const COLUMNS_MAX = 512;
/** A quotation mark that has not closed by then was never meant as one; the rest of a row is not looked at. */
const ROW_BYTES_MAX = 1_000_000;

export type CsvScan = { push(chunk: Uint8Array): void; end(): ScanEnd };

/** Calls `onRow` for every row that is not empty. Anything after an open quotation mark is not read. */
export function scanCsv(delimiter: string, onRow: (cells: Cells) => void): CsvScan {
  const separator = delimiter.charCodeAt(0);
  const starts = new Int32Array(COLUMNS_MAX);
  const ends = new Int32Array(COLUMNS_MAX);
  const escaped = new Uint8Array(COLUMNS_MAX);
  const decoder = new TextDecoder();
  const cells: Cells = { line: 1, count: 0, bytes: new Uint8Array(), starts, ends, text };
  let rest: Uint8Array = new Uint8Array();
  let line = 1;
  let openAt: number | undefined;
  let isSkipping = false;

  function text(index: number): string {
    if (index >= cells.count) return '';
    const raw = decoder.decode(cells.bytes.subarray(starts[index], ends[index]));
    return (escaped[index] === 1 ? raw.replaceAll('""', '"') : raw).trim();
  }

  /** Reads whole rows and answers where the first one begins that is not whole. */
  function read(bytes: Uint8Array, isLast: boolean): number {
    const { length } = bytes;
    let at = 0;
    while (at < length) {
      const rowStart = at;
      const firstLine = line;
      let count = 0;
      let isWhole = false;
      while (!isWhole) {
        let end: number;
        let start = at;
        if (bytes[at] === QUOTE) {
          start = at + 1;
          end = closingQuote(bytes, start);
          if (end === -1) return giveUp(rowStart, firstLine, length, isLast);
          if (count < COLUMNS_MAX) escaped[count] = 1;
          line += countLines(bytes, start, end);
          at = end + 1;
          // What stands between the closing mark and the end of the cell is no part of any table.
          while (at < length && !endsCell(bytes[at] ?? NUL)) at += 1;
        } else {
          while (at < length && !endsCell(bytes[at] ?? NUL)) at += 1;
          end = at;
          if (count < COLUMNS_MAX) escaped[count] = 0;
        }
        if (count < COLUMNS_MAX) {
          starts[count] = start;
          ends[count] = end;
          count += 1;
        }
        if (at >= length) {
          if (!isLast) {
            line = firstLine;
            return rowStart;
          }
          isWhole = true;
        } else if (bytes[at] === separator) {
          at += 1;
          if (at >= length && !isLast) {
            line = firstLine;
            return rowStart;
          }
        } else {
          // A line may end in two signs, and the second may be in the next chunk.
          if (bytes[at] === RETURN && at + 1 >= length && !isLast) {
            line = firstLine;
            return rowStart;
          }
          at += bytes[at] === RETURN && bytes[at + 1] === NEWLINE ? 2 : 1;
          line += 1;
          isWhole = true;
        }
      }
      if (count === 1 && (ends[0] ?? 0) <= (starts[0] ?? 0)) continue;
      cells.bytes = bytes;
      cells.count = count;
      cells.line = firstLine;
      onRow(cells);
    }
    return length;
  }

  const endsCell = (byte: number) => byte === separator || byte === NEWLINE || byte === RETURN;

  function giveUp(rowStart: number, firstLine: number, length: number, isLast: boolean): number {
    line = firstLine;
    if (isLast || length - rowStart > ROW_BYTES_MAX) openAt = firstLine;
    return rowStart;
  }

  function push(chunk: Uint8Array): void {
    if (openAt !== undefined) return;
    const next = isSkipping ? fromLineEnd(chunk) : chunk;
    if (next === undefined) return;
    isSkipping = false;
    const bytes = joined(rest, next);
    rest = bytes.subarray(read(bytes, false));
    if (openAt !== undefined || rest.length <= ROW_BYTES_MAX) return;
    read(rest, true);
    rest = new Uint8Array();
    isSkipping = true;
  }

  return {
    push,
    end() {
      if (openAt === undefined && rest.length > 0) read(rest, true);
      return openAt === undefined ? { kind: 'done' } : { kind: 'open-quote', line: openAt };
    },
  };
}

/** Where a quoted cell ends; -1 when its mark does not close in these bytes. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(QUOTE, from);
  while (at !== -1 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  // A mark at the very end may be the first of two.
  return at;
}

/** From the end of the line on; undefined where it does not end in these bytes. */
function fromLineEnd(bytes: Uint8Array): Uint8Array | undefined {
  const end = bytes.findIndex((byte) => byte === NEWLINE || byte === RETURN);
  return end === -1 ? undefined : bytes.subarray(end);
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === NEWLINE || (byte === RETURN && bytes[at + 1] !== NEWLINE)) lines += 1;
  }
  return lines;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
