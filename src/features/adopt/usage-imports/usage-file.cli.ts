/* Usage files on the operator's disk, read in pieces. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { OperatorRefusal } from '../../../platform/cli/operator.ts';

const PIECE = 1024 * 1024;

/** How many bytes a file has; a refusal where there is no such file. */
export function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new OperatorRefusal(`There is no file ${file}.`);
  if (!found.isFile()) throw new OperatorRefusal(`${file} is not a file.`);
  return found.size;
}

/** A file piece by piece. */
export function* piecesOf(file: string): Generator<Uint8Array> {
  const open = openToRead(file);
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE);
      const read = readSync(open, piece, 0, PIECE, null);
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(open);
  }
}

function openToRead(file: string): number {
  try {
    return openSync(file, 'r');
  } catch {
    throw new OperatorRefusal(`${file} can’t be read.`);
  }
}

/** The same content has the same digest, if it is read in the same way. */
export function digestOf(pieces: Iterable<Uint8Array>, readAs: unknown): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.update(JSON.stringify(readAs)).digest('hex');
}
