import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { rememberRow } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
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
  const teams = (where: SQL | undefined) => database.select().from(teamsTable).where(where);
  const members = (where: SQL | undefined) =>
    database
      .select({ teamId, userId })
      .from(teamMembersTable)
      .where(where)
      .orderBy(asc(sinceAt), asc(userId))
      .prepare();
  return {
    all: teams(ofRollout).prepare(),
    some: teams(and(ofRollout, amongOnly(teamsTable.id))).prepare(),
    byId: teams(and(eq(teamsTable.id, sql.placeholder('teamId')), ofRollout)).prepare(),
    allMembers: members(inRollout),
    someMembers: members(and(inRollout, amongOnly(teamId))),
    memberIds: members(eq(teamId, sql.placeholder('teamId'))),
  };
});

const keptTeams = perTeam<Team, { database: Database; rolloutId: RolloutId }>({
  name: 'teams',
  read: ({ database, rolloutId }, only) =>
    readTeams(database, rolloutId, only).map((team) => [team.id, team]),
});

/** The teams of a rollout by their ids, without an order. */
export function teamsById(database: Database, rolloutId: RolloutId): ReadonlyMap<TeamId, Team> {
  return keptTeams.all({ database, rolloutId });
}

/** A rollout's teams by name, each with its people; or those that are named. */
export function listTeams(database: Database, rolloutId: RolloutId, only?: TeamScope): Team[] {
  const teams = [...keptTeams.of({ database, rolloutId }, only).values()];
  return teams.sort(byName);
}

function byName(a: Team, b: Team): number {
  if (a.name === b.name) return a.id < b.id ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function readTeams(database: Database, rolloutId: RolloutId, only: TeamScope): Team[] {
  const members = new Map<TeamId, UserId[]>();
  const { all, some, allMembers, someMembers } = askedOften(database);
  const among = only && { rolloutId, only: listed(only) };
  for (const { teamId, userId } of among ? someMembers.all(among) : allMembers.all({ rolloutId })) {
    const own = members.get(teamId);
    if (own === undefined) members.set(teamId, [userId]);
    else own.push(userId);
  }
  const rows = among ? some.all(among) : all.all({ rolloutId });
  return rows.map((row) => teamFrom(row, members.get(row.id) ?? []));
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
