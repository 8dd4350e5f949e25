import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { addChange, listClosedCycles } from './pulses.store.ts';

export type ChangeOutcome = { kind: 'said' } | { kind: 'not-theirs' } | { kind: 'too-late' };

/** Says what is changed because of the last answers: the first line of the next pulse, for a team or for everyone. */
export function sayChange(
  request: RolloutRequest,
  { cycleId, teamId, says }: { cycleId: string; teamId: TeamId | undefined; says: string },
): ChangeOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): ChangeOutcome => {
    if (listClosedCycles(database, rolloutId)[0]?.id !== cycleId) return { kind: 'too-late' };
    const isLead = acting.roles.has('lead');
    if (!isLead && (teamId === undefined || !servesTeam(request, teamId)))
      return { kind: 'not-theirs' };
    const byId = acting.userId;
    addChange(database, {
      id: newId(),
      rolloutId,
      cycleId,
      teamId: teamId ?? null,
      says,
      byId,
      saidAt: now,
    });
    const team = teamId === undefined ? undefined : findTeam(database, rolloutId, teamId)?.name;
    record(request, {
      act: 'pulses.say-change',
      subject: `pulse:${cycleId}${teamId === undefined ? '' : `:${teamId}`}`,
      says: `${mention(byId)} said what changes because of the pulse${team === undefined ? '' : ` in *${esc(team)}*`}: ${esc(says)}`,
    });
    return { kind: 'said' };
  });
}

function servesTeam(request: RolloutRequest, teamId: TeamId): boolean {
  const { userId } = request.acting;
  return listInOffice(request, new Set([teamId])).some(({ personId }) => personId === userId);
}
