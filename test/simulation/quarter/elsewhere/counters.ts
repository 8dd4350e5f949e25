/*
 * What must be stored of a tool's measurements: all that its counters have counted, once each. A counter that
 * nobody heard of for two weeks goes on from where it is, since it is not known any more what of it was counted.
 */
import type { Told } from './usage-bridge.ts';

const HOUR_MS = 3_600_000;
const REMEMBERED_MS = 14 * 24 * HOUR_MS;
/** That a counter stands still is noted once a day. */
const NOTED_WITHIN_MS = 24 * HOUR_MS;

/** `name` is a counter's own, or that of a count by interval, which is heard once and has always just begun. */
export type Point = { name: string; person: string; startedAt: number; value: number };

type Counter = Told & {
  person: string;
  value: number;
  isKnown: boolean;
  heardAt: number;
  triedAt: number;
};

export function countAll() {
  const counters = new Map<string, Counter>();

  const counterOf = ({ name, person, startedAt }: Point): Counter => {
    const nothing = { value: 0, least: 0, most: 0, isKnown: false };
    const fresh = { person, ...nothing, heardAt: startedAt, triedAt: startedAt };
    const counter = counters.get(name) ?? fresh;
    counters.set(name, counter);
    return counter;
  };

  return {
    /** It was sent, and nobody knows whether it arrived. */
    tried(point: Point, at: number): void {
      counterOf(point).triedAt = at;
    },
    /** The bot said that it has it. */
    heard(point: Point, at: number): void {
      const counter = counterOf(point);
      const { value, isKnown, heardAt, triedAt } = counter;
      const by = Math.max(0, point.value - value);
      const surely = isKnown ? REMEMBERED_MS - NOTED_WITHIN_MS : REMEMBERED_MS;
      if (at - heardAt <= surely) counter.least += by;
      // What was tried since may have been taken.
      if (at - heardAt <= REMEMBERED_MS || triedAt > heardAt) counter.most += by;
      Object.assign(counter, { value: value + by, isKnown: true, heardAt: at, triedAt: at });
    },
    /** By person, over all days. */
    sums(): ReadonlyMap<string, Told> {
      const sums = new Map<string, Told>();
      for (const { person, least, most } of counters.values()) {
        const sum = sums.get(person) ?? { least: 0, most: 0 };
        sums.set(person, { least: sum.least + least, most: sum.most + most });
      }
      return sums;
    },
  };
}
