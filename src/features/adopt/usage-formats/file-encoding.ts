/** Turns chunks of a file into UTF-8, whatever a spreadsheet has saved it as; a mark at its beginning is left out. */
export type Recoder = { push(chunk: Uint8Array): Uint8Array; end(): Uint8Array };

const encoder = new TextEncoder();
const NOTHING = new Uint8Array();

/** Decides by the first bytes of the file: UTF-16 of either order, with or without its mark, or UTF-8. */
export function recoderFor(first: Uint8Array): Recoder {
  const [a, b, c] = first;
  if (a === 0xff && b === 0xfe) return fromUtf16('utf-16le');
  if (a === 0xfe && b === 0xff) return fromUtf16('utf-16be');
  if (first.length > 1 && b === 0 && a !== 0) return fromUtf16('utf-16le');
  if (first.length > 1 && a === 0 && b !== 0) return fromUtf16('utf-16be');
  let skip = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  return {
    push(chunk) {
      const bytes = skip === 0 ? chunk : chunk.subarray(skip);
      skip = 0;
      return bytes;
    },
    end: () => NOTHING,
  };
}

function fromUtf16(label: 'utf-16le' | 'utf-16be'): Recoder {
  const decoder = new TextDecoder(label);
  return {
    push: (chunk) => encoder.encode(decoder.decode(chunk, { stream: true })),
    end: () => encoder.encode(decoder.decode()),
  };
}

/** Whether a file begins as archives do; the files of spreadsheets are archives, or compound files. */
export function isArchive(first: Uint8Array): boolean {
  return ARCHIVES.some((start) => start.every((byte, at) => first[at] === byte));
}

/** Of zip (and xlsx), gzip, and xls. */
const ARCHIVES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** What stands between the cells, by the first line that is not empty: a tab, a semicolon or a comma. */
export function delimiterOf(start: string): string {
  const first = start.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const outside = first.replaceAll(/"[^"]*"/g, '');
  return ['\t', ';', ','].find((sign) => outside.includes(sign)) ?? ',';
}
