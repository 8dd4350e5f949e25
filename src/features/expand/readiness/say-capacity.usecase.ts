import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { SaidOutcome } from './answer-readiness.usecase.ts';
import { addCapacity } from './answers.store.ts';
import type { Disturbance, Window } from './capacity.ts';
import { getSpeaker } from './speakers.store.ts';

/** Stores what a person says about what else happens in the team's window; nothing at all is an answer too. */
export function sayCapacity(
  request: RolloutRequest,
  input: { teamId: TeamId; window: Window; disturbances: readonly Disturbance[] },
): SaidOutcome {
  const { database, acting, rolloutId, now } = request;
  const { teamId, window, disturbances } = input;
  return write(database, (): SaidOutcome => {
    const speaker = getSpeaker(request, teamId);
    if (speaker.kind !== 'speaks') return speaker;
    const { team, role } = speaker;
    addCapacity(
      database,
      { workspaceId: acting.workspaceId, rolloutId },
      {
        teamId,
        window,
        disturbances,
        saidBy: acting.userId,
        role,
        saidAt: now,
      },
    );
    record(request, {
      act: 'readiness.say-capacity',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)}, as ${role}, said what else is happening at *${esc(team.name)}* during the rollout.`,
      after: { from: window.fromOn.toString(), until: window.untilOn.toString(), disturbances },
    });
    return { kind: 'said', team, role, isNew: true };
  });
}
