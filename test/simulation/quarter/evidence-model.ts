/*
 * What criteria find, counted again from the rows, for those that count rows: champions, certificates, waves,
 * constraints, learnings. Who is to do something about it is the features' own, as is the evidence of the
 * others: statistics of reviews, what the Core covers, use over months, weeks that were asked about.
 */
import { accessRows } from './access-rows.ts';
import { backUps, everyChampion, everyTeam, forExpansion } from './champion-evidence.ts';
import { dayAt } from './days.ts';
import type { Model, OwnEvidence, Seen } from './evidence-seen.ts';
import type { Place } from './gate-rows.ts';
import { rows, type Scene } from './watch.ts';
import { allWaves, closed, completed, mustsValidated, phaseReached } from './wave-evidence.ts';

/** For a rollout as it stands at a moment. */
export function ownEvidence(house: Scene['house'], place: Place): OwnEvidence {
  const now = house.now().epochMilliseconds;
  const all = accessRows({ house }, place);
  const seen: Seen = {
    ...{ all, now, place, today: dayAt(now, place.zone) },
    of: (sql) => rows({ house }, sql, place.id),
  };
  return (name, gate, threshold) => MODELS[name]?.(seen, gate, threshold);
}

/** Where chance makes the evidence up, nothing follows from rows. */
export const madeUp = (): OwnEvidence => () => undefined;

const MODELS: Readonly<Record<string, Model>> = {
  'champions.every-team': everyTeam,
  'champions.for-expansion': forExpansion,
  'champions.back-ups': backUps,
  'certificates.every-champion': everyChampion,
  'waves.second-pilot': (seen) => completed(seen, 0),
  'waves.previous-wave': (seen, gate) => completed(seen, gate.kind === 'wave' ? gate.wave - 1 : 0),
  'waves.all-completed': allWaves,
  'waves.phase': phaseReached,
  'constraints.closed': closed,
  'learnings.must-validated': mustsValidated,
};
