import { SourceMap } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOneByte } from '../../../src/platform/bundle/one-byte.mjs';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function digitsOf(value: number): string {
  const [low, rest] = [value % 32, Math.floor(value / 32)];
  return rest === 0 ? (DIGITS[low] ?? '') : (DIGITS[low + 32] ?? '') + digitsOf(rest);
}

/** A map that sends each place of the text, given by line, to one of its own in the source. */
function mapOf(lines: readonly (readonly number[])[]) {
  let source = 0;
  const mappings = lines.map((columns) =>
    columns
      .map((column, index) => {
        source += 1;
        const by = digitsOf((column - (columns[index - 1] ?? 0)) * 2);
        // Each one is a line further down in the source than the one before.
        return `${by}A${source === 1 ? 'A' : 'C'}A`;
      })
      .join(','),
  );
  return {
    version: 3,
    file: '',
    sources: ['a.ts'],
    sourceRoot: '',
    sourcesContent: [],
    names: [],
    mappings: mappings.join(';'),
  };
}

function lineAt(map: SourceMap, line: number, column: number): number | undefined {
  const found = map.findEntry(line, column);
  return 'originalLine' in found ? found.originalLine : undefined;
}

const letters = fc.constantFrom('a', ' ', 'é', '’', '…', '한', '🙂');
const lines = fc.array(
  fc.array(letters, { maxLength: 40 }).map((one) => one.join('')),
  { minLength: 1, maxLength: 4 },
);

it('writes what is beyond ASCII as escapes that mean the same', () => {
  fc.assert(
    fc.property(lines, (texts) => {
      const code = texts.map((text) => `'${text}'`).join('\n');

      const written = inOneByte(code, null);

      expect(written).toMatch(/^[\0-\x7F]*$/);
      const meant = written.replaceAll(/\\u([0-9a-f]{4})/g, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      expect(meant).toBe(code);
    }),
  );
});

it('moves the places of the sources along', () => {
  fc.assert(
    fc.property(lines, (texts) => {
      const words = texts.map((text) => [...text.matchAll(/a/g)].map(({ index }) => index));
      const map = mapOf(words);
      const before = new SourceMap(structuredClone(map));

      const written = inOneByte(texts.join('\n'), map).split('\n');

      const after = new SourceMap(map);
      for (const [line, columns] of words.entries()) {
        const now = [...(written[line] ?? '').replaceAll(/\\u.{4}/g, '______').matchAll(/a/g)];
        expect(now.map(({ index }) => lineAt(after, line, index))).toEqual(
          columns.map((column) => lineAt(before, line, column)),
        );
      }
    }),
  );
});
