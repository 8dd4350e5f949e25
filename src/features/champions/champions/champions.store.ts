import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember, rememberRow } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { type Champion, isInOffice } from './champion.ts';
import { championFrom, championsTable } from './champions.table.ts';

type OfRollout = { database: Database; rolloutId: RolloutId };

const keptChampions = perTeam<Champion[], OfRollout>({
  name: 'champions',
  read: (look, only) => Map.groupBy(readChampions(look, only), ({ teamId }) => teamId),
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
): readonly Champion[] {
  const list = () =>
    [...listChampionsByTeam(database, rolloutId, only).values()]
      .flat()
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  return only === undefined ? remember(database, `champions ${rolloutId}`, list, 'own') : list();
}

function readChampions({ database, rolloutId }: OfRollout, only: TeamScope): Champion[] {
  return championRows(database, { rolloutId }, only).map(championFrom);
}

const championRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, teamId } = championsTable;
  return database
    .select()
    .from(championsTable)
    .where(inScope(teamId, rolloutId))
    .orderBy(asc(id))
    .prepare();
});

/** Champions and back-ups in office today. */
export function listInOffice(
  { database, rolloutId }: OfRollout,
  only?: TeamScope,
): readonly Champion[] {
  const list = () => listChampions(database, rolloutId, only).filter(isInOffice);
  return only === undefined ? remember(database, `in office ${rolloutId}`, list, 'own') : list();
}

/** The teams in which a person holds a role or is nominated for one. */
export function listTeamsServed({ database, rolloutId }: OfRollout, personId: UserId): Set<TeamId> {
  const open = listOpenChampionsOf(database, personId);
  return new Set(open.filter((one) => one.rolloutId === rolloutId).map(({ teamId }) => teamId));
}

const championsOfTeamQuery = perDatabase((database) =>
  database
    .select()
    .from(championsTable)
    .where(eq(championsTable.teamId, sql.placeholder('teamId')))
    .orderBy(asc(championsTable.id))
    .prepare(),
);

export function listChampionsOfTeam(database: Database, teamId: TeamId): Champion[] {
  return championsOfTeamQuery(database).all({ teamId }).map(championFrom);
}

const openOf = perDatabase((database) =>
  database
    .select()
    .from(championsTable)
    .where(
      and(eq(championsTable.personId, sql.placeholder('personId')), isNull(championsTable.endedAt)),
    )
    .orderBy(asc(championsTable.id))
    .prepare(),
);

/** The roles that a person holds or is nominated for, over all rollouts. */
export function listOpenChampionsOf(database: Database, personId: UserId): Champion[] {
  return rememberRow(database, 'open champions', personId, () =>
    openOf(database).all({ personId }).map(championFrom),
  );
}

const championQuery = perDatabase((database) =>
  database
    .select()
    .from(championsTable)
    .where(
      and(
        eq(championsTable.id, sql.placeholder('id')),
        eq(championsTable.rolloutId, sql.placeholder('rolloutId')),
      ),
    )
    .prepare(),
);

export function findChampion(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Champion | undefined {
  const row = championQuery(database).get({ rolloutId, id });
  return row === undefined ? undefined : championFrom(row);
}

/** Who looks after whom, by the id of the champion or back-up. */
export function listBuddies(
  { database, rolloutId }: OfRollout,
  only?: TeamScope,
): ReadonlyMap<string, UserId> {
  const rows = buddyRows(database, { rolloutId }, only);
  return new Map(rows.flatMap((row) => (row.buddyId === null ? [] : [[row.id, row.buddyId]])));
}

const buddyRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, buddyId, teamId } = championsTable;
  return database
    .select({ id, buddyId })
    .from(championsTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId), isNotNull(buddyId)))
    .prepare();
});

const buddyIdQuery = perDatabase((database) =>
  database
    .select({ buddyId: championsTable.buddyId })
    .from(championsTable)
    .where(eq(championsTable.id, sql.placeholder('championId')))
    .prepare(),
);

export function findBuddyId(database: Database, championId: string): UserId | undefined {
  const row = buddyIdQuery(database).get({ championId });
  return row?.buddyId ?? undefined;
}

const buddyCountsQuery = perDatabase((database) =>
  database
    .select({ buddyId: championsTable.buddyId })
    .from(championsTable)
    .where(
      and(
        eq(championsTable.rolloutId, sql.placeholder('rolloutId')),
        isNull(championsTable.endedAt),
      ),
    )
    .prepare(),
);

/** How many people in office each buddy looks after. */
export function listBuddyCounts(database: Database, rolloutId: RolloutId): Map<UserId, number> {
  const counts = new Map<UserId, number>();
  const rows = buddyCountsQuery(database).all({ rolloutId });
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
