import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember, rememberRow } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { listTeamIdsOf } from './memberships.store.ts';
import type { Team } from './team.ts';
import { byName, findTeamIdNamed } from './team-names.store.ts';
import { teamFrom, teamMembersTable, teamsTable } from './teams.table.ts';

const keptTeams = perTeam<Team, { database: Database; rolloutId: RolloutId }>({
  name: 'teams',
  read: ({ database, rolloutId }, only) =>
    readTeams(database, rolloutId, only).map((team) => [team.id, team]),
});

/** A rollout's teams by name, each with its people; or those that are named. */
export function listTeams(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): readonly Team[] {
  const list = () => [...keptTeams.of({ database, rolloutId }, only).values()].sort(byName);
  return only === undefined ? remember(database, `teams ${rolloutId}`, list, 'own') : list();
}

function readTeams(database: Database, rolloutId: RolloutId, only: TeamScope): Team[] {
  const members = Map.groupBy(memberRows(database, { rolloutId }, only), ({ teamId }) => teamId);
  const here = teamRows(database, { rolloutId }, only).filter(({ leftAt }) => leftAt === null);
  return here.map((row) =>
    teamFrom(
      row,
      (members.get(row.id) ?? []).map(({ userId }) => userId),
    ),
  );
}

const memberRows = scopedQuery((database, inScope) => {
  const { rolloutId, teamId, userId, sinceAt } = teamMembersTable;
  return database
    .select({ teamId, userId })
    .from(teamMembersTable)
    .where(inScope(teamId, rolloutId))
    .orderBy(asc(sinceAt), asc(userId))
    .prepare();
});

const teamRows = scopedQuery((database, inScope) =>
  database.select().from(teamsTable).where(inScope(teamsTable.id, teamsTable.rolloutId)).prepare(),
);

const oneTeam = perDatabase((database) => ({
  row: database
    .select()
    .from(teamsTable)
    .where(
      and(
        eq(teamsTable.id, sql.placeholder('teamId')),
        eq(teamsTable.rolloutId, sql.placeholder('rolloutId')),
      ),
    )
    .prepare(),
  memberIds: database
    .select({ userId: teamMembersTable.userId })
    .from(teamMembersTable)
    .where(eq(teamMembersTable.teamId, sql.placeholder('teamId')))
    .orderBy(asc(teamMembersTable.sinceAt), asc(teamMembersTable.userId))
    .prepare(),
}));

export function findTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): Team | undefined {
  return rememberRow(database, 'team', `${rolloutId} ${teamId}`, () => {
    const row = oneTeam(database).row.get({ rolloutId, teamId });
    const isHere = row !== undefined && row.leftAt === null;
    return isHere ? teamFrom(row, listMemberIds(database, teamId)) : undefined;
  });
}

/** A team by the name that somebody typed; case and outer spaces do not matter. */
export function findTeamNamed(
  database: Database,
  rolloutId: RolloutId,
  name: string,
): Team | undefined {
  const teamId = findTeamIdNamed(database, rolloutId, name);
  return teamId === undefined ? undefined : findTeam(database, rolloutId, teamId);
}

function listMemberIds(database: Database, teamId: TeamId): UserId[] {
  return oneTeam(database)
    .memberIds.all({ teamId })
    .map((row) => row.userId);
}

/** The teams that a person belongs to or manages. */
export function listTeamsOf(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): readonly Team[] {
  return listTeams(database, rolloutId, listTeamIdsOf(database, rolloutId, userId));
}

export function addTeam(database: Database, team: Team, now: Temporal.Instant): void {
  const { id, rolloutId, name, managerId, workflows, context } = team;
  database
    .insert(teamsTable)
    .values({
      id,
      rolloutId,
      name,
      managerId: managerId ?? null,
      workflows: [...workflows],
      ...context,
      tools: [...context.tools],
      createdAt: now,
    })
    .run();
  saveMembers(database, team, now);
}

export function saveTeam(database: Database, team: Team, now: Temporal.Instant): void {
  database
    .update(teamsTable)
    .set({
      name: team.name,
      managerId: team.managerId ?? null,
      workflows: [...team.workflows],
      ...team.context,
      tools: [...team.context.tools],
    })
    .where(eq(teamsTable.id, team.id))
    .run();
  saveMembers(database, team, now);
}

export function saveHolidays(
  database: Database,
  teamId: TeamId,
  holidays: readonly string[],
): void {
  database
    .update(teamsTable)
    .set({ holidays: [...holidays] })
    .where(eq(teamsTable.id, teamId))
    .run();
}

export function saveHolidayPlace(
  database: Database,
  teamId: TeamId,
  place: string | undefined,
): void {
  database
    .update(teamsTable)
    .set({ holidayPlace: place ?? null })
    .where(eq(teamsTable.id, teamId))
    .run();
}

function saveMembers(database: Database, team: Team, now: Temporal.Instant): void {
  const { id: teamId, rolloutId, memberIds } = team;
  for (const userId of listMemberIds(database, teamId)) {
    if (memberIds.includes(userId)) continue;
    database
      .delete(teamMembersTable)
      .where(and(eq(teamMembersTable.teamId, teamId), eq(teamMembersTable.userId, userId)))
      .run();
  }
  for (const userId of memberIds) {
    database
      .insert(teamMembersTable)
      .values({ rolloutId, teamId, userId, sinceAt: now })
      .onConflictDoNothing()
      .run();
  }
}
