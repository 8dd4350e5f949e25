import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { queueOrder } from '../../expand/opt-ins/opt-in.ts';
import { listOptIns } from '../../expand/opt-ins/opt-ins.store.ts';
import { listReadiness } from '../../expand/readiness/readiness.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { SELECTION_SETTINGS, type SelectionQuestion } from './selection.ts';

/** What the selection must be told by the features that stand above it. */
export type SelectionParts = {
  certifiedPeople(reading: ReadContext): ReadonlySet<UserId>;
  /** The day on which the second pilot is to start, once it is planned. */
  plannedStart(reading: ReadContext): Temporal.PlainDate | undefined;
};

/** The teams that a second pilot may be chosen from, with everything that decides. */
export function findQuestion(
  parts: SelectionParts,
  reading: ReadContext,
  places: 2 | 3,
  similar: number = SELECTION_SETTINGS.similarWorkflow,
): SelectionQuestion | undefined {
  const { database, rolloutId, today } = reading;
  const rollout = findRollout(database, rolloutId);
  const pilot = rollout && findTeam(database, rolloutId, rollout.pilotTeamId);
  if (rollout === undefined || pilot === undefined) return undefined;
  const asked = new Map(
    queueOrder(listOptIns(database, rolloutId)).map((optIn) => [
      optIn.teamId,
      dateAt(optIn.askedAt, rollout.timeZone),
    ]),
  );
  const candidates = listReadiness(reading).map(({ team, readiness }) => ({
    team,
    readiness,
    optedInOn: asked.get(team.id),
  }));
  return { pilot, candidates, places, today, settings: { similarWorkflow: similar } };
}
