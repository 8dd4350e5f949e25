/* Where rollouts stand and what a person is in them, as App Home and `/rollout status` show it. */
import type { Role } from '../../../platform/acting.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf, readPerRollout, rememberNow } from '../../../platform/remember.ts';
import {
  contextOf,
  type PerRollout,
  type ReadContext,
  type StateAt,
} from '../../../platform/request.ts';
import { comingDates } from '../../contract/coming-date.ts';
import type { TeamContact } from '../../contract/contact.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { phaseCalendar } from '../../gates/gates/phase-calendar.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import {
  findRollout,
  listOpenRollouts,
  listRoleHolders,
} from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import {
  countTeams,
  listTeamNames,
  listTeamsAround,
} from '../../teams/teams/team-overview.store.ts';
import { legsOf, type RolloutStatus, type TeamStatus } from './rollout-status.ts';

/** Undefined when there is no such rollout. */
export function findRolloutStatus(context: ReadContext, reader: UserId): RolloutStatus | undefined {
  const { database, product, rolloutId } = context;
  const key = `status for everyone ${nameOf(product)}`;
  const known = rememberNow(context, key, () => findStatusForEveryone(context));
  if (known === undefined) return undefined;
  const { champions, live, ...status } = known;
  const { rollout } = status;
  const around = listTeamsAround(database, rolloutId, reader, servedBy(reader, champions));
  return { ...status, own: around.map((team) => teamStatus(team, { rollout, champions, live })) };
}

/** What is the same whoever reads it. */
function findStatusForEveryone(
  context: ReadContext,
): (Omit<RolloutStatus, 'own'> & Omit<Parties, 'rollout'>) | undefined {
  const { database, product, rolloutId, now, today } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return undefined;
  const live = new Set(product.liveTeams(context));
  const champions = read(product.contacts, context);
  const calendar = phaseCalendar(rollout, listPauses(database, rolloutId), now);
  return {
    champions,
    live,
    rollout,
    today,
    lines: read(product.status, context),
    leadIds: listRoleHolders(database, rollout.id, 'lead'),
    dates: comingDates(rollout, calendar, read(product.dates, context), today),
    legs: legsOf(rollout, calendar, today),
    overview: {
      teams: countTeams(database, rollout.id),
      live: live.size,
      withChampion: new Set(
        champions.filter((one) => one.role === 'champion').map((one) => one.teamId),
      ).size,
      first: listTeamNames(database, rollout.id, NAMED_TEAMS_MAX).map(({ id, name }) => ({
        name,
        isPilot: id === rollout.pilotTeamId,
      })),
    },
  };
}

const NAMED_TEAMS_MAX = 5;

type Parties = {
  rollout: Rollout;
  champions: readonly TeamContact[];
  live: ReadonlySet<TeamId>;
};

function servedBy(reader: UserId, champions: readonly TeamContact[]): TeamId[] {
  return champions.filter((one) => one.personId === reader).map((one) => one.teamId);
}

function teamStatus(team: Team, { rollout, champions, live }: Parties): TeamStatus {
  const ofTeam = champions.filter((one) => one.teamId === team.id);
  const holding = (role: TeamContact['role']) =>
    ofTeam.filter((one) => one.role === role).map((one) => one.personId);
  return {
    team,
    isPilot: team.id === rollout.pilotTeamId,
    isLive: live.has(team.id),
    championIds: holding('champion'),
    backUpIds: holding('back-up'),
  };
}

function read<Item>(sources: readonly PerRollout<Item>[], context: ReadContext): Item[] {
  return sources.flatMap((source) => readPerRollout(source, context));
}

/** The rollouts under way that a person has a part in; everyone's when they have none in any. */
export function listRolloutsOf(
  state: StateAt,
  userId: UserId,
  needs: readonly Obligation[],
): Rollout[] {
  const all = listOpenRollouts(state.database);
  const own = all.filter(
    (rollout) =>
      needs.some((need) => need.rolloutId === rollout.id) ||
      listRolesIn(contextOf(state, rollout), userId).size > 0,
  );
  return own.length > 0 ? own : all;
}

export function listRolesIn(
  { database, product, rolloutId }: ReadContext,
  userId: UserId,
): ReadonlySet<Role> {
  return new Set(product.roles.flatMap((roles) => [...roles(database, rolloutId, userId)]));
}
