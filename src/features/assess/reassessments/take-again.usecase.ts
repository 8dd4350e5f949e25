import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { addRound, findChangeSince, findLastRound, type Round } from './rounds.store.ts';

export type TakeAgainOutcome =
  | { kind: 'not-lead' }
  | { kind: 'first-under-way' }
  /** Another lead has taken it since the form was opened. */
  | { kind: 'taken-meanwhile'; round: Round }
  | { kind: 'taken' };

/** Closes a look at the assessment with what follows from it; `basedOn` is when it was last taken. */
export function takeAgain(
  request: RolloutRequest,
  { conclusion, basedOn }: { conclusion: string; basedOn: number },
): TakeAgainOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): TakeAgainOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const change = findChangeSince(request);
    if (change === undefined) return { kind: 'first-under-way' };
    const last = findLastRound(database, rolloutId);
    if (last !== undefined && last.at.epochMilliseconds !== basedOn) {
      return { kind: 'taken-meanwhile', round: last };
    }
    const place = { workspaceId: acting.workspaceId, rolloutId };
    addRound(database, place, { by: acting.userId, at: now, conclusion });
    record(request, {
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
