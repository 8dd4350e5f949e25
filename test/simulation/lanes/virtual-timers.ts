/* Time that passes only when nothing else is left to do: whoever sleeps is woken in turn, and the rest waits for its answers. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../../src/platform/clock.ts';

export type VirtualTimers = {
  clock: Clock;
  now(): number;
  /** What stands for a network takes so long. */
  takes(milliseconds: number): Promise<void>;
  /** When those who sleep, by `setTimeout`, want to be woken. */
  alarms(): readonly number[];
  /** How often anybody was woken so far. */
  woken(): number;
  /** Lets time pass up to the next thing that happens, or to the end of this; false when nothing happened. */
  pass(until: number): Promise<boolean>;
  /** Everything that can be done now is done. */
  settle(): Promise<void>;
  putBack(): void;
};

type Waiting = { at: number; act: () => void; isAlarm: boolean };

/** So many turns of the loop without anything new: what is under way waits for time to pass. */
const QUIET_TURNS = 6;

export function virtualTimers(startsAt: number): VirtualTimers {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const waiting = new Map<object, Waiting>();
  let now = startsAt;
  let stirred = 0;
  let woken = 0;

  function wait(milliseconds: number, act: () => void, isAlarm: boolean): object {
    const handle = { unref: () => handle, ref: () => handle };
    stirred += 1;
    waiting.set(handle, { at: now + Math.max(0, milliseconds), act, isAlarm });
    return handle;
  }

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      const before = stirred;
      await nextTurn();
      if (stirred !== before) quiet = 0;
    }
  }

  globalThis.setTimeout = ((act: () => void, milliseconds = 0) =>
    wait(milliseconds, act, true)) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((handle: object | undefined) => {
    if (handle === undefined || waiting.delete(handle)) return;
    real.clearTimeout(handle as NodeJS.Timeout);
  }) as typeof clearTimeout;

  return {
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
    now: () => now,
    takes: (milliseconds) =>
      new Promise((resolve) => void wait(milliseconds, () => resolve(), false)),
    alarms: () => [...waiting.values()].filter(({ isAlarm }) => isAlarm).map(({ at }) => at),
    woken: () => woken,
    settle,
    async pass(until) {
      const [first] = [...waiting].toSorted(([, a], [, b]) => a.at - b.at);
      if (first === undefined || first[1].at > until) {
        now = until;
        return false;
      }
      const [handle, { at, act, isAlarm }] = first;
      waiting.delete(handle);
      now = Math.max(now, at);
      if (isAlarm) woken += 1;
      stirred += 1;
      act();
      await settle();
      return true;
    },
    putBack: () => void Object.assign(globalThis, real),
  };
}
