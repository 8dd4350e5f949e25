/* All that happened, line by line: two runs are the same when their traces are, byte for byte. */
import { createHash } from 'node:crypto';

export type Trace = {
  add(line: string): void;
  /** A short mark of anything that is the same only if every part of it is. */
  markOf(value: unknown): string;
  hash(): string;
  lines(): readonly string[];
};

export function openTrace(): Trace {
  const lines: string[] = [];
  const sum = createHash('sha256');
  return {
    add(line) {
      lines.push(line);
      sum.update(`${line}\n`);
    },
    markOf: (value) =>
      createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12),
    hash: () => sum.copy().digest('hex'),
    lines: () => lines,
  };
}
