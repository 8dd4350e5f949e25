/* Where rollouts stand and what a person is in them, as App Home and `/rollout status` show it. */
import type { Role } from '../../platform/acting.ts';
import type { Database } from '../../platform/database.ts';
import type { RolloutId, UserId } from '../../platform/ids.ts';
import type { Reading } from '../../platform/reading.ts';
import { findReading } from '../obligations/obligations.store.ts';
import type { Declared } from '../product-feature.ts';
import { nextComingDate } from '../rollouts/coming-date.ts';
import type { Rollout } from '../rollouts/rollout.ts';
import { listOpenRollouts, listRoleHolders } from '../rollouts/rollouts.store.ts';
import { listTeams } from '../teams/teams.store.ts';
import type { Standing, TeamStanding } from './standing.ts';

export function findStanding(
  declared: Declared,
  database: Database,
  rollout: Rollout,
  now: Temporal.Instant,
): Standing {
  const reading = findReading(database, rollout, now);
  const dates = declared.dates.flatMap((source) => [...source(reading)]);
  return {
    rollout,
    today: reading.today,
    lines: declared.status
      .flatMap((source) => [...source(reading)])
      .sort((a, b) => a.order - b.order || a.topic.localeCompare(b.topic)),
    leadIds: listRoleHolders(database, rollout.id, 'lead'),
    nextDate: nextComingDate(rollout, dates, reading.today),
    teams: listTeamStandings(declared, reading, rollout),
  };
}

function listTeamStandings(declared: Declared, reading: Reading, rollout: Rollout): TeamStanding[] {
  const live = new Set(declared.liveTeams.flatMap((source) => [...source(reading)]));
  const champions = declared.champions.flatMap((source) => [...source(reading)]);
  const inOffice = (teamId: string, role: 'champion' | 'back-up') =>
    champions
      .filter((one) => one.teamId === teamId && one.role === role)
      .map((one) => one.personId);
  return listTeams(reading.database, rollout.id).map((team) => ({
    team,
    isPilot: team.id === rollout.pilotTeamId,
    isLive: live.has(team.id),
    championIds: inOffice(team.id, 'champion'),
    backUpIds: inOffice(team.id, 'back-up'),
  }));
}

/** The rollouts under way that a person has a part in; everyone's when they have none in any. */
export function listRolloutsOf(declared: Declared, database: Database, userId: UserId): Rollout[] {
  const all = listOpenRollouts(database);
  const own = all.filter(({ id }) => listRolesIn(declared, database, id, userId).size > 0);
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
