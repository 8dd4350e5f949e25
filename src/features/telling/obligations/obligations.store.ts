import type { Acting } from '../../../platform/acting.ts';
import type { Database } from '../../../platform/database.ts';
import { readPerRollout } from '../../../platform/remember.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';

export type ObligationSources = readonly PerRollout<Obligation>[];

/** Everything that people owe on one rollout, the most urgent first. */
export function listObligations(sources: ObligationSources, reading: ReadContext): Obligation[] {
  return listOwed(sources, reading).sort(byUrgency(reading.today));
}

/** The same in no order, for those who sort a few of them later. */
export function listOwed(sources: ObligationSources, reading: ReadContext): Obligation[] {
  return sources.flatMap((source) => readPerRollout(source, reading));
}

/** Everything that people owe over all rollouts that are under way, in no order. */
export function listOpenObligations(
  sources: ObligationSources,
  database: Database,
  now: Temporal.Instant,
): Obligation[] {
  return listOpenRollouts(database).flatMap((rollout) =>
    listOwed(sources, findReading(database, rollout, now)),
  );
}

/** What one person owes, over all rollouts that are under way, the most urgent first on the day at their place. */
export function listObligationsOf(
  sources: ObligationSources,
  database: Database,
  reader: Pick<Acting, 'userId' | 'timeZone'>,
  now: Temporal.Instant,
): Obligation[] {
  return listOpenObligations(sources, database, now)
    .filter((obligation) => obligation.personId === reader.userId)
    .sort(byUrgency(todayAt(reader, now)));
}

export function findReading(
  database: Database,
  rollout: Rollout,
  now: Temporal.Instant,
): ReadContext {
  return { database, rolloutId: rollout.id, now, today: todayAt(rollout, now) };
}
