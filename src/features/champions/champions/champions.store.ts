import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { rememberRow } from '../../../platform/remember-row.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { type Champion, isInOffice } from './champion.ts';
import { championFrom, championsTable } from './champions.table.ts';

/** Everyone who is or was a champion, a back-up or nominated as one, oldest first. */
export function listChampions(database: Database, rolloutId: RolloutId): Champion[] {
  return remember(database, `listChampions ${rolloutId}`, () => readChampions(database, rolloutId));
}

const championsQuery = perDatabase((database) =>
  database
    .select()
    .from(championsTable)
    .where(eq(championsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(championsTable.id))
    .prepare(),
);

function readChampions(database: Database, rolloutId: RolloutId): Champion[] {
  return championsQuery(database).all({ rolloutId }).map(championFrom);
}

/** Champions and back-ups in office today. */
export function listInOffice({ database, rolloutId }: ReadContext): Champion[] {
  return listChampions(database, rolloutId).filter(isInOffice);
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
