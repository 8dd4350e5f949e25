/* Where rollouts stand and what a person is in them, as App Home and `/rollout status` show it. */
import type { Role } from '../../../platform/acting.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { comingDates } from '../../contract/coming-date.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { phaseCalendar } from '../../gates/gates/phase-calendar.ts';
import { listPauses } from '../../gates/pauses/pauses.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import {
  countTeams,
  listTeamNames,
  listTeamsAround,
} from '../../teams/teams/team-overview.store.ts';
import { findReading } from '../obligations/obligations.store.ts';
import { legsOf, type RolloutStatus, type TeamStatus } from './rollout-status.ts';

export function findRolloutStatus(
  declared: Declared,
  database: Database,
  rollout: Rollout,
  reader: UserId,
  now: Temporal.Instant,
): RolloutStatus {
  const reading = findReading(database, rollout, now);
  const live = new Set(declared.liveTeams(reading));
  const champions = read(declared.contacts, reading);
  const calendar = phaseCalendar(rollout, listPauses(database, rollout.id), now);
  return {
    rollout,
    today: reading.today,
    lines: read(declared.status, reading).sort(
      (a, b) => a.order - b.order || a.topic.localeCompare(b.topic),
    ),
    leadIds: listRoleHolders(database, rollout.id, 'lead'),
    dates: comingDates(rollout, calendar, read(declared.dates, reading), reading.today),
    legs: legsOf(rollout, calendar, reading.today),
    own: listOwnTeams(database, rollout, reader, champions, live),
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

type Office = { teamId: TeamId; personId: UserId; role: 'champion' | 'back-up' };

function listOwnTeams(
  database: Database,
  rollout: Rollout,
  reader: UserId,
  champions: readonly Office[],
  live: ReadonlySet<TeamId>,
): TeamStatus[] {
  const serves = champions.filter((one) => one.personId === reader).map((one) => one.teamId);
  return listTeamsAround(database, rollout.id, reader, serves).map((team) => {
    const ofTeam = champions.filter((one) => one.teamId === team.id);
    const holding = (role: Office['role']) =>
      ofTeam.filter((one) => one.role === role).map((one) => one.personId);
    return {
      team,
      isPilot: team.id === rollout.pilotTeamId,
      isLive: live.has(team.id),
      championIds: holding('champion'),
      backUpIds: holding('back-up'),
    };
  });
}

function read<Item>(sources: readonly PerRollout<Item>[], reading: ReadContext): Item[] {
  return sources.flatMap((source) => [...source(reading)]);
}

/** The rollouts under way that a person has a part in; everyone's when they have none in any. */
export function listRolloutsOf(
  declared: Declared,
  database: Database,
  userId: UserId,
  needs: readonly Obligation[],
): Rollout[] {
  const all = listOpenRollouts(database);
  const own = all.filter(
    ({ id }) =>
      needs.some((need) => need.rolloutId === id) ||
      listRolesIn(declared, database, id, userId).size > 0,
  );
  return own.length > 0 ? own : all;
}

export function listRolesIn(
  declared: Declared,
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ReadonlySet<Role> {
  return new Set(declared.roles.flatMap((roles) => [...roles(database, rolloutId, userId)]));
}
