import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { rememberRow } from '../../../platform/remember-row.ts';
import type { Team } from './team.ts';
import { teamMembersTable, teamsTable } from './teams.table.ts';

type Row = typeof teamsTable.$inferSelect;

function teamFrom(row: Row, memberIds: UserId[]): Team {
  return {
    id: row.id,
    rolloutId: row.rolloutId,
    name: row.name,
    managerId: row.managerId ?? undefined,
    memberIds,
    workflows: row.workflows,
    context: {
      function: row.function,
      place: row.place,
      timeZone: row.timeZone,
      size: row.size,
      seniority: row.seniority,
      regulated: row.regulated,
      tools: row.tools,
    },
  };
}

const askedOften = perDatabase((database) => {
  const ofRollout = eq(teamsTable.rolloutId, sql.placeholder('rolloutId'));
  const inRollout = eq(teamMembersTable.rolloutId, sql.placeholder('rolloutId'));
  const { teamId, userId, sinceAt } = teamMembersTable;
  return {
    all: database
      .select()
      .from(teamsTable)
      .where(ofRollout)
      .orderBy(asc(teamsTable.name))
      .prepare(),
    byId: database
      .select()
      .from(teamsTable)
      .where(and(eq(teamsTable.id, sql.placeholder('teamId')), ofRollout))
      .prepare(),
    manages: database
      .select({ id: teamsTable.id })
      .from(teamsTable)
      .where(and(ofRollout, eq(teamsTable.managerId, sql.placeholder('userId'))))
      .prepare(),
    allMembers: database
      .select({ teamId, userId })
      .from(teamMembersTable)
      .where(inRollout)
      .orderBy(asc(sinceAt), asc(userId))
      .prepare(),
    memberIds: database
      .select({ userId })
      .from(teamMembersTable)
      .where(eq(teamId, sql.placeholder('teamId')))
      .orderBy(asc(sinceAt), asc(userId))
      .prepare(),
    belongs: database
      .select({ id: teamId })
      .from(teamMembersTable)
      .where(and(inRollout, eq(userId, sql.placeholder('userId'))))
      .prepare(),
  };
});

/** A rollout's teams by name, each with its people. */
export function listTeams(database: Database, rolloutId: RolloutId): Team[] {
  return remember(database, `listTeams ${rolloutId}`, () => readTeams(database, rolloutId));
}

function readTeams(database: Database, rolloutId: RolloutId): Team[] {
  const members = new Map<TeamId, UserId[]>();
  const { allMembers, all } = askedOften(database);
  for (const { teamId, userId } of allMembers.all({ rolloutId }))
    members.set(teamId, [...(members.get(teamId) ?? []), userId]);
  return all.all({ rolloutId }).map((row) => teamFrom(row, members.get(row.id) ?? []));
}

export function findTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): Team | undefined {
  return rememberRow(database, 'team', `${rolloutId} ${teamId}`, () => {
    const row = askedOften(database).byId.get({ rolloutId, teamId });
    return row === undefined ? undefined : teamFrom(row, listMemberIds(database, teamId));
  });
}

/** A team by the name that somebody typed; case and outer spaces do not matter. */
export function findTeamNamed(
  database: Database,
  rolloutId: RolloutId,
  name: string,
): Team | undefined {
  const wanted = name.trim().toLowerCase();
  return listTeams(database, rolloutId).find((team) => team.name.toLowerCase() === wanted);
}

function listMemberIds(database: Database, teamId: TeamId): UserId[] {
  return askedOften(database)
    .memberIds.all({ teamId })
    .map((row) => row.userId);
}

/** The teams that a person belongs to or manages. */
export function listTeamsOf(database: Database, rolloutId: RolloutId, userId: UserId): Team[] {
  return listTeams(database, rolloutId).filter(
    (team) => team.managerId === userId || team.memberIds.includes(userId),
  );
}

/** What a person is through the teams of a rollout: a manager, a member, both or neither. */
export function listTeamRoles(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ('manager' | 'member')[] {
  return rememberRow(database, 'team roles', `${rolloutId} ${userId}`, () => {
    const { manages, belongs } = askedOften(database);
    return [
      ...(manages.get({ rolloutId, userId }) === undefined ? [] : (['manager'] as const)),
      ...(belongs.get({ rolloutId, userId }) === undefined ? [] : (['member'] as const)),
    ];
  });
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
