import type { ReadContext } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { TOLD_PEOPLE_MIN } from './pulse-band.ts';
import { listToAsk } from './pulse-people.store.ts';
import { nextOpensOn } from './pulse-schedule.ts';
import { findOpenCycle, findPulse, listClosedCycles } from './pulses.store.ts';

/** The day from which the next pulse opens; undefined while one is open or none is to come. */
export function findNextPulseOn({
  database,
  rolloutId,
}: ReadContext): Temporal.PlainDate | undefined {
  const pulse = findPulse(database, rolloutId);
  if (pulse === undefined || pulse.stoppedOn !== undefined) return undefined;
  if (findOpenCycle(database, rolloutId) !== undefined) return undefined;
  return nextOpensOn(pulse, listClosedCycles(database, rolloutId)[0]?.opensOn);
}

/** Whether a pulse opens now: its day has come, nothing stands still, and five people can be asked. */
export function findIsPulseDue(context: ReadContext): boolean {
  const next = findNextPulseOn(context);
  if (next === undefined || Temporal.PlainDate.compare(context.today, next) < 0) return false;
  if (findRollout(context.database, context.rolloutId)?.paused !== undefined) return false;
  return listToAsk(context).length >= TOLD_PEOPLE_MIN;
}
