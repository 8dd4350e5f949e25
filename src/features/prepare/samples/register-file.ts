/* A register as a table: id,workflow,team, with a heading or without; a draw from it prints the ids. */
import type { Registered } from '../verification/draw.ts';

type Row = { line: number; cells: readonly string[] };
const COLUMNS = ['id', 'workflow', 'team'] as const;

/** The outputs of a table, or what is wrong with which line. */
export function readRegister(
  rows: readonly Row[],
): Registered[] | { line: number; text: string }[] {
  const heading = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const hasHeading = heading.includes('id');
  const place = (column: (typeof COLUMNS)[number]) =>
    hasHeading ? heading.indexOf(column) : COLUMNS.indexOf(column);
  const firstLineOf = new Map<string, number>();
  const mistakes: { line: number; text: string }[] = [];
  const outputs: Registered[] = [];
  for (const { line, cells } of hasHeading ? rows.slice(1) : rows) {
    const cell = (column: (typeof COLUMNS)[number]) => cells[place(column)] ?? '';
    const id = cell('id');
    const before = firstLineOf.get(id);
    if (id === '') mistakes.push({ line, text: 'there is no id' });
    else if (before !== undefined) {
      mistakes.push({ line, text: `the id ${id} is on line ${before} already` });
    } else {
      firstLineOf.set(id, line);
      const team = cell('team');
      outputs.push({ id, workflow: cell('workflow'), team: team === '' ? undefined : team });
    }
  }
  return mistakes.length > 0 ? mistakes : outputs;
}
