import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanCsv } from '../../../../src/features/adopt/usage-formats/csv-scan.ts';
import {
  delimiterOf,
  recoderFor,
} from '../../../../src/features/adopt/usage-formats/file-encoding.ts';

type Row = { line: number; cells: string[] };

function scan(text: string | Uint8Array, options: { delimiter?: string; chunk?: number } = {}) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const rows: Row[] = [];
  const reader = scanCsv(options.delimiter ?? ',', (cells) =>
    rows.push({
      line: cells.line,
      cells: Array.from({ length: cells.count }, (_, index) => cells.text(index)),
    }),
  );
  const size = options.chunk ?? bytes.length;
  const recoder = recoderFor(bytes.subarray(0, 4));
  for (let at = 0; at < bytes.length; at += size)
    reader.push(recoder.push(bytes.subarray(at, at + size)));
  reader.push(recoder.end());
  return { end: reader.end(), rows };
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '=', '7'),
});

describe('a table that is read byte by byte', () => {
  it('says what a library says, however it is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('unix', 'windows', 'mac'),
        fc.integer({ min: 1, max: 40 }),
        (table, delimiter, end, chunk) => {
          const text = stringify(table, { delimiter, record_delimiter: end, quoted: true });
          const library = parse(text, { delimiter, trim: true, relax_column_count: true });
          const { rows, end: how } = scan(text, { delimiter, chunk });
          expect(how).toEqual({ kind: 'done' });
          expect(rows.map(({ cells }) => cells.map((one) => one.trim()))).toEqual(
            (library as string[][]).map((row) => row.map((one) => one.trim())),
          );
        },
      ),
    );
  });

  it('knows on which line each row begins, also after cells of several lines', () => {
    const { rows } = scan('a,b\r\n\r\n"x\ny",1\r\nz,2', { chunk: 3 });
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', '1'] },
      { line: 5, cells: ['z', '2'] },
    ]);
  });

  it('takes a lone carriage return as the end of a line', () => {
    expect(scan('a,b\rc,d\r').rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('names the line of a quotation mark that never closes', () => {
    expect(scan('a,b\n1,"2\n3,4\n').end).toEqual({ kind: 'open-quote', line: 2 });
    const long = `a,b\n1,"${'x,y\n'.repeat(400_000)}`;
    expect(scan(long, { chunk: 65_536 }).end).toEqual({ kind: 'open-quote', line: 2 });
  });

  it('reads UTF-16 of either order and UTF-8 with a mark', () => {
    const text = 'person,day\nMärta,2026-01-05\n';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big, Buffer.from(text, 'utf16le'), Buffer.from(`\uFEFF${text}`)])
      for (const chunk of [7, 1000])
        expect(scan(bytes, { chunk }).rows.map(({ cells }) => cells)).toEqual([
          ['person', 'day'],
          ['Märta', '2026-01-05'],
        ]);
  });

  it('finds what stands between the cells in the first line', () => {
    expect(delimiterOf('\n"a,b";c\n1,2;3')).toBe(';');
    expect(delimiterOf('a\tb;c')).toBe('\t');
    expect(delimiterOf('a')).toBe(',');
  });
});
