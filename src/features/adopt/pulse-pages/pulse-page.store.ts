import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext, RolloutRequest, TeamScope } from '../../../platform/request.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { findRolloutBarrier, getBarriers } from '../barriers/barriers.store.ts';
import { findBallot } from '../pulses/ballots.store.ts';
import { findNextPulseOn } from '../pulses/next-pulse.store.ts';
import { findOwnChoice } from '../pulses/own-pulse.store.ts';
import { openItemOf } from '../pulses/pulse.ts';
import { listToldCells } from '../pulses/pulse-cells.store.ts';
import { findAskedTeam } from '../pulses/pulse-people.store.ts';
import { findOpenCycle, findPulse, findWording } from '../pulses/pulses.store.ts';
import type { OwnPulse, PulseGroup, PulsePage, PulseSchedule } from './pulse-page.ts';

/** The page of the one who asks: leads and sponsors read of every group, champions of their own, others of none. */
export function getPulsePage(request: RolloutRequest): PulsePage {
  const { database, rolloutId, acting } = request;
  const seesAll = acting.roles.has('lead') || acting.roles.has('sponsor');
  const only = seesAll ? undefined : listTeamsInOffice(request, acting.userId);
  const seesTold = seesAll || (only !== undefined && only.size > 0);
  return {
    rolloutId,
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    schedule: scheduleOf(request),
    isLead: acting.roles.has('lead'),
    told: seesTold
      ? {
          groups: listGroups(request, only),
          whole: seesAll ? findRolloutBarrier(request) : undefined,
          wording: findWording(database, rolloutId).wording,
        }
      : undefined,
    own: findOwnPulse(request, acting.userId),
  };
}

function listTeamsInOffice(context: ReadContext, personId: UserId): ReadonlySet<TeamId> {
  const own = listInOffice(context).filter((one) => one.personId === personId);
  return new Set(own.map(({ teamId }) => teamId));
}

function scheduleOf(context: ReadContext): PulseSchedule {
  const { database, rolloutId } = context;
  const open = findOpenCycle(database, rolloutId);
  if (open !== undefined) return { kind: 'open', until: open.closesOn };
  const pulse = findPulse(database, rolloutId);
  if (pulse === undefined) return { kind: 'none' };
  const on = findNextPulseOn(context);
  return on === undefined ? { kind: 'stopped' } : { kind: 'next', on };
}

/** Teams by name, and last people of small teams together. */
function listGroups(context: ReadContext, only: TeamScope): PulseGroup[] {
  const { database, rolloutId } = context;
  const barriers = getBarriers(context);
  const byTeam = Map.groupBy(listToldCells(database, rolloutId), ({ teamId }) => teamId);
  const teams = listTeams(database, rolloutId, only).flatMap(({ id, name }) => {
    const cells = byTeam.get(id);
    return cells === undefined ? [] : [{ teamId: id, name, cells, barrier: barriers.get(id) }];
  });
  const together = byTeam.get(undefined);
  if (together === undefined) return teams;
  return [...teams, { teamId: undefined, name: undefined, cells: together, barrier: undefined }];
}

function findOwnPulse(context: ReadContext, personId: UserId): OwnPulse | undefined {
  const { database, rolloutId } = context;
  const cycle = findOpenCycle(database, rolloutId);
  const isAsked = cycle !== undefined && findAskedTeam(database, cycle.id, personId) !== undefined;
  const isMember = listTeamsOf(database, rolloutId, personId).some(({ memberIds }) =>
    memberIds.includes(personId),
  );
  if (!isAsked && !isMember) return undefined;
  const choice = findOwnChoice(context, personId);
  if (!isAsked || choice === 'out') return { choice, open: undefined };
  const isAnswered = openItemOf(cycle, findBallot(database, cycle, personId)) === undefined;
  return { choice, open: { cycleId: cycle.id, isAnswered } };
}
