/* A text file line by line, however large, in UTF-8 or UTF-16, whatever ends its lines. */
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
/** What is longer is no line of a table; it is handed over in pieces. */
const LONGEST = 1 << 22;

/** The lines without what ends them: a line feed, a carriage return, or both. */
export function* textLines(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    let decoder: TextDecoder | undefined;
    let rest = '';
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK, null);
      decoder ??= new TextDecoder(encodingOf(chunk.subarray(0, length)));
      rest += decoder.decode(chunk.subarray(0, length), { stream: length > 0 });
      const isEnd = length === 0;
      // A carriage return at the end of a chunk may be half of a line's end.
      const lines = rest.split(isEnd ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LONGEST) {
        yield rest;
        rest = '';
      }
      if (isEnd) break;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start.length > 3 && start[1] === 0 && start[3] === 0) return 'utf-16le';
  if (start.length > 3 && start[0] === 0 && start[2] === 0) return 'utf-16be';
  return 'utf-8';
}
