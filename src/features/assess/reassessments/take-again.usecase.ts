import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addRound, findChangeSince, findLastRound, type Round } from './rounds.store.ts';

export type TakeAgainOutcome =
  | { kind: 'not-lead' }
  | { kind: 'first-under-way' }
  /** Another lead has taken it since the form was opened. */
  | { kind: 'taken-meanwhile'; round: Round }
  | { kind: 'taken' };

/** Closes a look at the assessment with what follows from it; `basedOn` is when it was last taken. */
export function takeAgain(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; conclusion: string; basedOn: number },
  now: Temporal.Instant,
): TakeAgainOutcome {
  return write(database, (): TakeAgainOutcome => {
    const { acting, rolloutId, conclusion, basedOn } = input;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const today = todayAt(rollout, now);
    const change = findChangeSince({ database, rolloutId, now, today });
    if (change === undefined) return { kind: 'first-under-way' };
    const last = findLastRound(database, rolloutId);
    if (last !== undefined && last.at.epochMilliseconds !== basedOn) {
      return { kind: 'taken-meanwhile', round: last };
    }
    const place = { workspaceId: rollout.workspaceId, rolloutId };
    addRound(database, place, { by: acting.userId, at: now, conclusion });
    recordEntry(database, {
      ...place,
      at: now,
      actor: acting.userId,
      act: 'assessment.take-again',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} looked at the assessment again.`,
      before: { hoursPerTeam: change.hoursBefore },
      after: { hoursPerTeam: change.hoursAfter, changes: change.sentences },
      reason: conclusion,
      isNews: true,
    });
    return { kind: 'taken' };
  });
}
