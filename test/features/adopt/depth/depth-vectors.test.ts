import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { depthSettings } from '../../../../src/features/adopt/depth/depth-settings.ts';
import { judgeTeams } from '../../../../src/features/adopt/depth/judge-teams.ts';
import {
  finishReading,
  startReading,
  takeLine,
} from '../../../../src/features/adopt/depth-files/person-week-file.ts';
import { judge, type MadeTeam, madeFile } from '../depth-files/judged-file.ts';

const folder = join(import.meta.dirname, 'vectors');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const falls = (rate: number, from: number) => (_: number, week: number) =>
  rate ** Math.max(0, week - from);

const made: Record<string, MadeTeam[]> = {
  '1-steady': [
    { people: 8, weeks: 22 },
    { people: 8, weeks: 22 },
  ],
  '2-decline': [
    { people: 8, weeks: 22 },
    { people: 8, weeks: 22, factor: falls(0.965, 2) },
  ],
  '3-people-stop': [
    { people: 8, weeks: 24 },
    { people: 8, weeks: 24, factor: (person, week) => (week >= 6 + 5 * person ? 0 : 1) },
  ],
  '4-rise': [
    { people: 8, weeks: 24 },
    { people: 8, weeks: 24, factor: falls(1.045, 2) },
  ],
  '5-two-burn': [
    { people: 8, weeks: 28 },
    {
      people: 8,
      weeks: 28,
      factor: (person, week) => (person < 2 ? 1.25 ** Math.max(0, week - 2) : 1),
    },
  ],
  '6-plateau': [
    { people: 12, weeks: 54 },
    { people: 12, weeks: 54 },
  ],
  '7-real-life': [
    { people: 10, weeks: 44, factor: holiday },
    {
      people: 12,
      weeks: 44,
      accessFrom: (person) => (person < 6 ? 0 : person - 3),
      left: (person) => ({ 1: 20, 7: 33 })[person],
      isAway: (person, week) => (person + 3 * week) % 17 === 0,
      factor(person, week) {
        if ((week === 15 && person % 2 === 0) || (week === 28 && person === 4)) return undefined;
        if ((5 * person + week) % 23 === 0) return 0;
        return holiday(person, week) * 0.955 ** Math.max(0, week - 24);
      },
    },
  ],
  '8-too-little': [
    { people: 8, weeks: 12 },
    { people: 4, weeks: 12 },
    { people: 8, weeks: 12, accessFrom: () => 3 },
  ],
};

function holiday(person: number, week: number): number {
  return (week === 17 || week === 18) && person % 5 !== 0 ? 0 : 1;
}

/** Numbers agree to four digits, everything else exactly. */
function alike(found: unknown): unknown {
  return typeof found === 'number' && !Number.isInteger(found * 1000)
    ? expect.closeTo(found, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(found)))))
    : found;
}

describe('the published vectors of the verdict', () => {
  it.each(Object.keys(made))('%s is what its formula makes', (name) => {
    expect(madeFile(...made[name]!).trim()).toBe(read(`${name}.csv`).trim());
  });

  it.each(Object.keys(made))('%s is judged as published', (name) => {
    const judged = judge(join(folder, `${name}.csv`), '--json').map((line) => JSON.parse(line));
    const expected = read(`${name}.expected.jsonl`)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const evidence = (one: Record<string, number>) =>
      Object.values(one).map((value) => value.toPrecision(4));
    for (const [index, line] of expected.entries()) {
      expect(evidence(judged[index].evidence)).toEqual(evidence(line.evidence));
      expect({ ...judged[index], evidence: 0 }).toEqual({
        ...Object.fromEntries(Object.entries(line).map(([key, value]) => [key, alike(value)])),
        evidence: 0,
      });
    }
    expect(judged).toHaveLength(expected.length);
  });

  it.each(Object.keys(made))('%s has the published noise and quiet weeks', (name) => {
    const reading = startReading();
    for (const line of read(`${name}.csv`).split('\n')) takeLine(reading, line);
    const file = finishReading(reading);
    if (Array.isArray(file)) throw new Error(file.join());
    const look = { weeks: file.columns, named: new Set<number>(), settings: depthSettings };
    const { noise, dropped } = judgeTeams(file.teams, look);
    const expected = JSON.parse(read(`${name}.noise.json`));
    expect(noise.own).toBeCloseTo(expected.noise.v, 8);
    expect(noise.shock).toBeCloseTo(expected.noise.shock, 8);
    expect(noise.rho).toBeCloseTo(expected.noise.rho, 8);
    expect(noise.spread).toBeCloseTo(expected.noise.spread, 8);
    const first = Temporal.PlainDate.from('2026-01-05');
    const quiet = [...dropped].flatMap((one, week) =>
      one === 1 ? [first.add({ weeks: week }).toString()] : [],
    );
    expect(quiet).toEqual(expected.quiet);
  });

  it('is what could be known then when a date of looking is given', () => {
    const weeks = madeFile(...made['2-decline']!).split('\n');
    const path = join(folder, '2-decline.csv');
    const then = judge(path, '--json', '--look', '2026-04-20').map((line) => JSON.parse(line));
    expect(weeks.length).toBe(354);
    expect(then.map(({ verdict, weeks: count }) => [verdict, count])).toEqual([
      ['not shown yet', 14],
      ['not shown yet', 14],
    ]);
  });

  it('leaves out the weeks that it is told to', () => {
    const path = join(folder, '7-real-life.csv');
    const [named] = judge(path, '--json', '--drop', '2026-05-04,2026-05-11');
    const [quiet] = judge(path, '--json');
    expect(named).toBe(quiet);
    const [fewer] = judge(path, '--json', '--drop', '2026-03-02').map((line) => JSON.parse(line));
    expect(fewer.weeks).toBe(39);
  });
});
