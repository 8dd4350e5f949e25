/* What the oracle's watches are handed, and how they say what they saw. */
import type { House } from './house.ts';
import type { Step } from './plan.ts';
import { readRows } from './read-rows.ts';

export type Scene = {
  house: House;
  /** Undefined before the first step, and at rest. */
  step: Step | undefined;
  /** By the bot's own clock. */
  now: Temporal.Instant;
  isAtRest: boolean;
};

export type Report = {
  /** Counts a check; where it does not hold, `says` is what is wrong. */
  expect(holds: boolean, says: () => string): void;
};

export type Watch = (scene: Scene, report: Report) => void;

type Row = Record<string, unknown>;

/** Reads the bot's file as it is, past everything that the bot remembers of it. */
export function rows<T extends Row>(
  { house }: Pick<Scene, 'house'>,
  sql: string,
  ...given: unknown[]
): readonly T[] {
  return readRows(house.bot().database.$client, sql, given) as readonly T[];
}

/** Whether something was ever to be said under this key. */
export function isQueued(scene: Pick<Scene, 'house'>, key: string): boolean {
  return rows(scene, 'select 1 from outbox where key = ?', key).length > 0;
}

export const instantOf = (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds);

/** Days on which somebody works, 1 for Monday; the first not counted and the last counted. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  weekdays: readonly number[],
): number {
  let days = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
    day = day.add({ days: 1 });
    if (weekdays.includes(day.dayOfWeek)) days += 1;
  }
  return days;
}
