import { and, asc, eq, isNull } from 'drizzle-orm';
import { among } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import { grouped } from '../../../platform/grouped.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { type Champion, isInOffice } from './champion.ts';
import { championFrom, championsTable } from './champions.table.ts';

type OfRollout = { database: Database; rolloutId: RolloutId };

const keptChampions = perTeam<Champion[], OfRollout>({
  name: 'champions',
  read: (look, only) => grouped(readChampions(look, only), ({ teamId }) => teamId),
});

/** Everyone who is or was a champion, a back-up or nominated as one, by team and oldest first. */
export function listChampionsByTeam(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): ReadonlyMap<TeamId, readonly Champion[]> {
  return keptChampions.of({ database, rolloutId }, only);
}

/** The same in one list, oldest first. */
export function listChampions(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Champion[] {
  const champions = [...listChampionsByTeam(database, rolloutId, only).values()].flat();
  return champions.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readChampions({ database, rolloutId }: OfRollout, only: TeamScope): Champion[] {
  return database
    .select()
    .from(championsTable)
    .where(and(eq(championsTable.rolloutId, rolloutId), among(championsTable.teamId, only)))
    .orderBy(asc(championsTable.id))
    .all()
    .map(championFrom);
}

/** Champions and back-ups in office today. */
export function listInOffice({ database, rolloutId }: OfRollout, only?: TeamScope): Champion[] {
  return listChampions(database, rolloutId, only).filter(isInOffice);
}

export function listChampionsOfTeam(database: Database, teamId: TeamId): Champion[] {
  return database
    .select()
    .from(championsTable)
    .where(eq(championsTable.teamId, teamId))
    .orderBy(asc(championsTable.id))
    .all()
    .map(championFrom);
}

/** The roles that a person holds or is nominated for, over all rollouts. */
export function listOpenChampionsOf(database: Database, personId: UserId): Champion[] {
  return database
    .select()
    .from(championsTable)
    .where(and(eq(championsTable.personId, personId), isNull(championsTable.endedAt)))
    .orderBy(asc(championsTable.id))
    .all()
    .map(championFrom);
}

export function findChampion(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Champion | undefined {
  const row = database
    .select()
    .from(championsTable)
    .where(and(eq(championsTable.id, id), eq(championsTable.rolloutId, rolloutId)))
    .get();
  return row === undefined ? undefined : championFrom(row);
}

export function findBuddyId(database: Database, championId: string): UserId | undefined {
  const row = database
    .select({ buddyId: championsTable.buddyId })
    .from(championsTable)
    .where(eq(championsTable.id, championId))
    .get();
  return row?.buddyId ?? undefined;
}

/** How many people in office each buddy looks after. */
export function listBuddyCounts(database: Database, rolloutId: RolloutId): Map<UserId, number> {
  const counts = new Map<UserId, number>();
  const rows = database
    .select({ buddyId: championsTable.buddyId })
    .from(championsTable)
    .where(and(eq(championsTable.rolloutId, rolloutId), isNull(championsTable.endedAt)))
    .all();
  for (const { buddyId } of rows)
    if (buddyId !== null) counts.set(buddyId, (counts.get(buddyId) ?? 0) + 1);
  return counts;
}

/** What a person is as champion; only somebody in office counts. */
export function listChampionRoles(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ('champion' | 'backup')[] {
  const roles = listOpenChampionsOf(database, userId)
    .filter((champion) => champion.rolloutId === rolloutId && isInOffice(champion))
    .map((champion) => (champion.role === 'champion' ? 'champion' : 'backup'));
  return [...new Set(roles)];
}
