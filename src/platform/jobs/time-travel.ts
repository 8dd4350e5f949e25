/* Moves a movable clock ahead and lets everything happen on the way, in the order in which it falls due. */

import { setImmediate as breathe } from 'node:timers/promises';
import { earlier, isBefore, later } from '../calendar.ts';
import type { MovableClock } from '../clock.ts';
import { add, type FlushSummary, nothingSent, sayFlushSummary } from '../outbox/flush-summary.ts';
import type { Sender } from '../outbox/sender.ts';
import type { Runner } from './runner.ts';

/**
 * Slots and queued messages are reached at their own instants; the steps in between serve what follows
 * the state. An hour never jumps over somebody's hours, which are several.
 */
const STEP = Temporal.Duration.from({ minutes: 15 });
const LONG_STEP = Temporal.Duration.from({ hours: 1 });
const LONG_JOURNEY = Temporal.Duration.from({ hours: 48 });
/** However often something asks to be looked at, the journey gets on. */
const SHORTEST_STEP = Temporal.Duration.from({ minutes: 1 });
const STEPS_BETWEEN_BREATHS = 20;

/** Answers a way to travel that says what happened: "3 nudges, 1 digest, 1 wave summary". */
export function timeTravel(means: {
  clock: MovableClock;
  runner: Pick<Runner, 'tick' | 'nextSlot'>;
  sender: Pick<Sender, 'flush' | 'nextDue'>;
}): (from: Temporal.Instant, to: Temporal.Instant, step?: Temporal.Duration) => Promise<string> {
  const { clock, runner, sender } = means;

  async function happen(): Promise<FlushSummary> {
    runner.tick();
    return await sender.flush();
  }

  function nextStop(step: Temporal.Duration, to: Temporal.Instant): Temporal.Instant {
    const now = clock.now();
    const target = earlier(now.add(step), to);
    const stops = [runner.nextSlot(target), sender.nextDue(target)];
    const next = stops.filter((each) => each !== undefined).reduce(earlier, target);
    return earlier(target, later(next, now.add(SHORTEST_STEP)));
  }

  return async function travel(from, to, step = stepFor(from, to)) {
    if (isBefore(clock.now(), from)) clock.moveTo(from);
    let said = add(nothingSent(), await happen());
    for (let steps = 1; isBefore(clock.now(), to); steps += 1) {
      clock.moveTo(nextStop(step, to));
      said = add(said, await happen());
      if (steps % STEPS_BETWEEN_BREATHS === 0) await breathe();
    }
    return sayFlushSummary(said);
  };
}

function stepFor(from: Temporal.Instant, to: Temporal.Instant): Temporal.Duration {
  return isBefore(from.add(LONG_JOURNEY), to) ? LONG_STEP : STEP;
}
