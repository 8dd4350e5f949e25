import type { EntryText } from './entry.ts';

export type DifferenceLine = { kind: 'same' | 'removed' | 'added'; text: string };

/** What has to be taken out of `before` and put in to get `after`, line by line. */
export function lineDifference(before: string, after: string): DifferenceLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const common = commonLengths(old, fresh);
  const lines: DifferenceLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (
      j >= fresh.length ||
      (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1))
    ) {
      lines.push({ kind: 'removed', text: old[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: fresh[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** What two texts of an entry say differently; the lines that stayed are left out. */
export function textDifference(before: EntryText, after: EntryText): DifferenceLine[] {
  return lineDifference(asLines(before), asLines(after)).filter(
    ({ kind, text }) => kind !== 'same' && text.trim() !== '',
  );
}

/** Whether two texts say the same, word for word. */
export function saysTheSame(one: EntryText, other: EntryText): boolean {
  return asLines(one) === asLines(other);
}

function asLines({ title, body, synonyms, constraints, lessons }: EntryText): string {
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${name}: ${[...items].sort().join(', ')}`];
  return [
    `Title: ${title}`,
    ...linesOf(body),
    ...list('Other words', synonyms),
    ...list('Constraints', constraints),
    ...list('Lessons', lessons),
  ].join('\n');
}

function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}

/** How many lines the rests from each pair of places have in common. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(fresh.length + 1).fill(0),
  );
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] =
        old[i] === fresh[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
