import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { Construct } from '../pulses/pulse-item.ts';
import { listClosedCycles } from '../pulses/pulses.store.ts';
import { findDecider, mayDecide } from './barrier-deciders.store.ts';
import { barrierWords } from './barrier-words.ts';
import { addBarrierAnswer, getBarriers } from './barriers.store.ts';

export type DecideOutcome = { kind: 'decided' } | { kind: 'no-longer' } | { kind: 'not-theirs' };

/** Takes up the recommended action, or declines it and says why. */
export function decideAction(
  request: RolloutRequest,
  decision: {
    teamId: TeamId | undefined;
    construct: Construct;
    choice: 'taken-up' | 'declined';
    says: string;
  },
): DecideOutcome {
  const { database, rolloutId, acting, now } = request;
  const { teamId, construct, choice, says } = decision;
  return write(database, (): DecideOutcome => {
    const found = getBarriers(request).get(teamId);
    const [last] = listClosedCycles(database, rolloutId);
    const isStill =
      found?.barrier.kind === 'named' &&
      found.barrier.construct === construct &&
      found.answer === undefined;
    if (last === undefined || !isStill) return { kind: 'no-longer' };
    if (!mayDecide(request, findDecider(request, teamId, construct))) return { kind: 'not-theirs' };
    const byId = acting.userId;
    addBarrierAnswer(database, {
      ...{ id: newId(), rolloutId, teamId: teamId ?? null, cycleId: last.id },
      ...{ construct, choice, says, byId, decidedAt: now },
    });
    const team = teamId === undefined ? undefined : findTeam(database, rolloutId, teamId)?.name;
    const where = team === undefined ? '' : ` in *${esc(team)}*`;
    record(request, {
      act: choice === 'declined' ? 'barriers.decline' : 'barriers.take-up',
      subject: `barrier:${teamId ?? rolloutId}:${construct}`,
      says:
        choice === 'declined'
          ? `${mention(byId)} declined the action against what holds people back${where}, ${barrierWords[construct].is}: ${esc(says)}`
          : `${mention(byId)} acts on what holds people back${where}, ${barrierWords[construct].is}: ${esc(says)}`,
      isNews: choice === 'taken-up',
    });
    return { kind: 'decided' };
  });
}
