import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { SaidOutcome } from './answer-readiness.usecase.ts';
import { addCapacity, listCapacityOfTeam } from './answers.store.ts';
import type { Disturbance, Window } from './capacity.ts';
import type { CapacityAnswer } from './capacity-answer.ts';
import { getSpeaker } from './speakers.store.ts';

/**
 * Stores what a person says about what else happens in the team's window; nothing at all is an answer too,
 * and "I do not know yet" is on the record without counting as one. What they repeat within a day is no new answer.
 */
export function sayCapacity(
  request: RolloutRequest,
  input: { teamId: TeamId; window: Window; disturbances: readonly Disturbance[] | undefined },
): SaidOutcome {
  const { database, acting, rolloutId, now } = request;
  const { teamId, window } = input;
  const isKnown = input.disturbances !== undefined;
  const disturbances = input.disturbances ?? [];
  return write(database, (): SaidOutcome => {
    const speaker = getSpeaker(request, teamId);
    if (speaker.kind !== 'speaks') return speaker;
    const { team, role } = speaker;
    const saidBy = acting.userId;
    const answer = { teamId, window, disturbances, isKnown, saidBy, role, saidAt: now };
    const held = listCapacityOfTeam(database, rolloutId, teamId).findLast(
      (one) => one.role === role,
    );
    if (held !== undefined && isRepeat(answer, held))
      return { kind: 'said', team, role, isNew: false };
    addCapacity(database, { workspaceId: acting.workspaceId, rolloutId }, answer);
    record(request, {
      act: 'readiness.say-capacity',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)}, as ${role}, ${isKnown ? 'said' : 'does not know yet'} what else is happening at *${esc(team.name)}* during the rollout.`,
      after: {
        from: window.fromOn.toString(),
        until: window.untilOn.toString(),
        isKnown,
        disturbances,
      },
    });
    return { kind: 'said', team, role, isNew: true };
  });
}

function isRepeat(answer: CapacityAnswer, held: CapacityAnswer): boolean {
  const words = ({ window, disturbances, isKnown, saidBy }: CapacityAnswer) =>
    JSON.stringify({ window, disturbances, isKnown, saidBy });
  return words(answer) === words(held) && held.saidAt.until(answer.saidAt).total('hours') < 24;
}
