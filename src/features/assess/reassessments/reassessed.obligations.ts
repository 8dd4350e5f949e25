import { dateAt, isBefore } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { questionsValue } from '../assessment/assessment.view.ts';
import { TAKE_AGAIN } from './round-modal.view.ts';
import { findLastRound } from './rounds.store.ts';

/** Whether the assessment was taken again on that day or later, at the rollout's place. */
export function takenSince({ database, rolloutId }: ReadContext, on: Temporal.PlainDate): boolean {
  const last = findLastRound(database, rolloutId);
  const timeZone = findRollout(database, rolloutId)?.timeZone;
  if (last === undefined || timeZone === undefined) return false;
  const takenOn = dateAt(last.at, timeZone);
  return !isBefore(takenOn, on);
}

export function settleReassessment(rolloutId: RolloutId): Obligation['settle'] {
  return { label: 'Look again', actionId: TAKE_AGAIN, value: questionsValue(rolloutId) };
}
