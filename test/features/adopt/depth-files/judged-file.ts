import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { addAdoption } from '../../../../src/features/adopt/depth-files/depth-files.cli.ts';
import type { Operator } from '../../../../src/platform/feature.ts';

/** What the command answers; a refusal is thrown. */
export function judge(path: string, ...options: string[]): string[] {
  const lines: string[] = [];
  const program = new Command('groundswell').exitOverride();
  addAdoption(program, { print: (line: string) => lines.push(line) } as unknown as Operator);
  program.parse(['adoption', 'judge', path, ...options], { from: 'user' });
  return lines;
}

/** A file with these contents. */
export function fileOf(contents: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'judged-')), 'weeks.csv');
  writeFileSync(path, contents);
  return path;
}

export const HEADING = 'team,person,access_from,left,week,actions,away';

const LEVELS = [6, 9, 14, 20, 11, 8, 16, 12, 7, 25, 10, 13];

/** A number from 0.4 to 1.6 that looks like chance and is the same everywhere. */
function scatter(i: number, t: number): number {
  return (
    0.4 + (1.2 * ((7919 * i * i + 3571 * t * t + 1237 * i * t + 17 * i + 31 * t) % 9973)) / 9973
  );
}

export function actionsOf(
  { team, person }: { team: number; person: number },
  week: number,
  factor = 1,
): number {
  return Math.round(LEVELS[person % 12]! * scatter(person + 20 * team, week) * factor);
}

export function monday(week: number): string {
  return Temporal.PlainDate.from('2026-01-05').add({ weeks: week }).toString();
}

export type MadeTeam = {
  people: number;
  weeks: number;
  accessFrom?: (person: number) => number;
  left?: (person: number) => number | undefined;
  /** Undefined where there is no line. */
  factor?: (person: number, week: number) => number | undefined;
  isAway?: (person: number, week: number) => boolean;
};

/** The lines of teams a, b, c …, made without random numbers. */
export function madeFile(...teams: MadeTeam[]): string {
  const lines = teams.flatMap((made, team) => {
    const name = 'abc'[team]!;
    return Array.from({ length: made.people }, (_, person) => {
      const from = made.accessFrom?.(person) ?? 0;
      const left = made.left?.(person);
      const id = `${name}-${String(person).padStart(2, '0')}`;
      return Array.from({ length: made.weeks }, (_, week) => week)
        .filter((week) => week >= from && (left === undefined || week < left))
        .flatMap((week) => {
          const isAway = made.isAway?.(person, week) ?? false;
          const factor = made.factor === undefined ? 1 : made.factor(person, week);
          if (factor === undefined) return [];
          const actions = isAway ? 0 : actionsOf({ team, person }, week, factor);
          const gone = left === undefined ? '' : monday(left);
          return [
            `${name},${id},${monday(from)},${gone},${monday(week)},${actions},${isAway ? 1 : 0}`,
          ];
        });
    }).flat();
  });
  return `${[HEADING, ...lines].join('\n')}\n`;
}
