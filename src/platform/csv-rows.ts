/* Rows of a table that somebody pasted or sent as a file: CSV, or what a spreadsheet puts on the clipboard. */
import { createRequire } from 'node:module';
import type { CsvError } from 'csv-parse';
import type { parse } from 'csv-parse/sync';

/** `line` is the one that the row begins on, as an editor counts them. */
export type CsvRow = { line: number; cells: string[] };

export type CsvRows =
  | { kind: 'rows'; rows: CsvRow[] }
  /** A quotation mark that opens and never closes, or closes in the middle of its cell. */
  | { kind: 'open-quote'; line: number };

const QUOTES = new Set<string>(['CSV_QUOTE_NOT_CLOSED', 'CSV_INVALID_CLOSING_QUOTE']);
const load = createRequire(import.meta.url);
type Parsed = { record: string[]; info: { lines: number } };

/** Reads a table; what stands between the cells, a tab, a semicolon or a comma, is found in the text itself. */
export function readCsvRows(text: string): CsvRows {
  const { parse: parseRows } = load('csv-parse/sync') as { parse: typeof parse };
  const delimiter = delimiterOf(text);
  try {
    const parsed = parseRows(text, {
      ...{ delimiter, bom: true, info: true, trim: true },
      ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    }) as unknown as Parsed[];
    const rows = parsed.map(({ record, info }) => ({
      line: info.lines - linesWithin(record),
      cells: record,
    }));
    return { kind: 'rows', rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (!QUOTES.has(code)) throw error;
    return { kind: 'open-quote', line: lines ?? 1 };
  }
}

/** The first line decides: where it has a semicolon, commas stand within its cells. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const inside = (part: string) => ['\t', ';', ','].find((sign) => part.includes(sign));
  return inside(first) ?? inside(text) ?? ',';
}

/** A cell may hold line breaks; the parser counts the line on which its row ends. */
function linesWithin(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
