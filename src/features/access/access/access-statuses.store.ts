/* What was last told of each team and person. */
import { and, asc, countDistinct, eq, ne, type SQL, sql } from 'drizzle-orm';
import { listed, ofTeamsOnly } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { accessStatusesTable } from './access.table.ts';
import type { AccessStatus } from './access-change.ts';

const asked = perDatabase((database) => {
  const { teamId, personId, state, allowed, sinceAt } = accessStatusesTable;
  const given = sql.placeholder;
  const statuses = (condition: SQL | undefined) =>
    database
      .select({ teamId, personId, state, allowed })
      .from(accessStatusesTable)
      .where(condition)
      .prepare();
  const isAllowed = and(
    eq(accessStatusesTable.rolloutId, sql.placeholder('rolloutId')),
    eq(allowed, true),
    ne(personId, ''),
  );
  const isOne = and(eq(teamId, given('teamId')), eq(personId, given('personId')));
  const isLive = and(eq(personId, ''), ne(state, 'waiting'));
  return {
    all: statuses(eq(accessStatusesTable.rolloutId, sql.placeholder('rolloutId'))),
    some: statuses(ofTeamsOnly(accessStatusesTable)),
    live: statuses(and(eq(accessStatusesTable.rolloutId, given('rolloutId')), isLive)),
    liveOf: statuses(and(ofTeamsOnly(accessStatusesTable), isLive)),
    save: database
      .insert(accessStatusesTable)
      .values({
        rolloutId: given('rolloutId'),
        teamId: given('teamId'),
        personId: given('personId'),
        state: given('state'),
        allowed: given('allowed'),
        sinceAt: given('sinceAt'),
      })
      .onConflictDoUpdate({
        target: [teamId, personId],
        set: {
          state: sql`excluded.${sql.identifier(state.name)}`,
          allowed: sql`excluded.${sql.identifier(allowed.name)}`,
          sinceAt: sql`excluded.${sql.identifier(sinceAt.name)}`,
        },
      })
      .prepare(),
    allowed: database
      .selectDistinct({ personId })
      .from(accessStatusesTable)
      .where(isAllowed)
      .orderBy(asc(personId))
      .prepare(),
    countAllowed: database
      .select({ people: countDistinct(personId) })
      .from(accessStatusesTable)
      .where(isAllowed)
      .prepare(),
    remove: database.delete(accessStatusesTable).where(isOne).prepare(),
  };
});

/** What was last told of a rollout's teams and people, or of the teams that are named. */
export function listAccessStatuses(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): AccessStatus[] {
  const { all, some } = asked(database);
  return only === undefined ? all.all({ rolloutId }) : some.all({ rolloutId, only: listed(only) });
}

/** The teams that were told to be more than waiting: they have gone live, whatever is true of them since. */
export function listOnceLive(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): ReadonlySet<TeamId> {
  const { live, liveOf } = asked(database);
  const rows =
    only === undefined ? live.all({ rolloutId }) : liveOf.all({ rolloutId, only: listed(only) });
  return new Set(rows.map(({ teamId }) => teamId));
}

/** Everyone who has access now, through whichever team; the same people for every outlet. */
export function listAllowed(database: Database, rolloutId: RolloutId): UserId[] {
  return asked(database)
    .allowed.all({ rolloutId })
    .flatMap(({ personId }) => (personId === '' ? [] : [personId]));
}

/** How many people that is. */
export function countAllowed(database: Database, rolloutId: RolloutId): number {
  return asked(database).countAllowed.get({ rolloutId })?.people ?? 0;
}

export function saveAccessStatus(
  database: Database,
  rolloutId: RolloutId,
  status: AccessStatus,
  now: Temporal.Instant,
): void {
  asked(database).save.run({ rolloutId, ...status, sinceAt: now });
}

export function removeAccessStatus(
  database: Database,
  teamId: TeamId,
  personId: UserId | '',
): void {
  asked(database).remove.run({ teamId, personId });
}
