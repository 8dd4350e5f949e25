import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { ChannelId, RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember, rememberRow } from '../../../platform/remember.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Phase } from '../../contract/phase.ts';
import type { Rollout } from './rollout.ts';
import { rolloutFrom, rolloutRolesTable, rolloutsTable } from './rollouts.table.ts';

/** What is asked before every act, and so compiled once. */
const askedOften = perDatabase((database) => {
  const { id } = rolloutsTable;
  const { role, rolloutId, userId } = rolloutRolesTable;
  return {
    byId: database
      .select()
      .from(rolloutsTable)
      .where(eq(id, sql.placeholder('rolloutId')))
      .prepare(),
    all: database.select().from(rolloutsTable).orderBy(asc(id)).prepare(),
    holders: database
      .select({ userId })
      .from(rolloutRolesTable)
      .where(and(eq(rolloutId, sql.placeholder('rolloutId')), eq(role, sql.placeholder('role'))))
      .orderBy(asc(rolloutRolesTable.sinceAt), asc(userId))
      .prepare(),
    roles: database
      .select({ role })
      .from(rolloutRolesTable)
      .where(
        and(eq(rolloutId, sql.placeholder('rolloutId')), eq(userId, sql.placeholder('userId'))),
      )
      .prepare(),
  };
});

export function findRollout(database: Database, rolloutId: RolloutId): Rollout | undefined {
  return rememberRow(database, 'rollout', rolloutId, () => {
    const row = askedOften(database).byId.get({ rolloutId });
    return row === undefined ? undefined : rolloutFrom(row);
  });
}

/** Every rollout, also those that were closed, oldest first. */
export function listRollouts(database: Database): Rollout[] {
  return remember(database, 'rollouts', () => askedOften(database).all.all().map(rolloutFrom));
}

/** Rollouts that have not been closed, oldest first. */
export function listOpenRollouts(database: Database): Rollout[] {
  return remember(database, 'open rollouts', () =>
    listRollouts(database).filter((one) => one.closedAt === undefined),
  );
}

/** The people who hold a role, in the order in which they were given it. */
export function listRoleHolders(
  database: Database,
  rolloutId: RolloutId,
  role: 'lead' | 'sponsor',
): UserId[] {
  return rememberRow(database, role, rolloutId, () =>
    askedOften(database)
      .holders.all({ rolloutId, role })
      .map((row) => row.userId),
  );
}

/** Those of them who still have an account; what waits for a role waits for these. */
export function listActiveHolders(
  database: Database,
  rolloutId: RolloutId,
  role: 'lead' | 'sponsor',
): UserId[] {
  return listRoleHolders(database, rolloutId, role).filter(
    (userId) => findPerson(database, userId)?.isDeactivated !== true,
  );
}

export function listRolesOf(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): ('lead' | 'sponsor')[] {
  return rememberRow(database, 'roles', `${rolloutId} ${userId}`, () =>
    askedOften(database)
      .roles.all({ rolloutId, userId })
      .map((row) => row.role),
  );
}

export function addRollout(database: Database, rollout: Rollout): void {
  const { paused, closedAt, closing, ...facts } = rollout;
  database
    .insert(rolloutsTable)
    .values({
      ...facts,
      pausedAt: paused?.at ?? null,
      pausedBy: paused?.by ?? null,
      pausedReason: paused?.reason ?? null,
      closedAt: closedAt ?? null,
      closedBy: closing?.by ?? null,
      closedReason: closing?.reason ?? null,
      closedAccess: closing?.access ?? null,
    })
    .run();
}

type Changed = Partial<Omit<Rollout, 'id' | 'workspaceId' | 'phase' | 'paused' | 'closedAt'>>;

export function saveRollout(database: Database, rolloutId: RolloutId, change: Changed): void {
  database.update(rolloutsTable).set(change).where(eq(rolloutsTable.id, rolloutId)).run();
}

export function markPhase(database: Database, rolloutId: RolloutId, phase: Phase): void {
  database.update(rolloutsTable).set({ phase }).where(eq(rolloutsTable.id, rolloutId)).run();
}

export function markPaused(
  database: Database,
  rolloutId: RolloutId,
  paused: Rollout['paused'],
): void {
  database
    .update(rolloutsTable)
    .set({
      pausedAt: paused?.at ?? null,
      pausedBy: paused?.by ?? null,
      pausedReason: paused?.reason ?? null,
    })
    .where(eq(rolloutsTable.id, rolloutId))
    .run();
}

/** Makes exactly these people holders of the role; who held it before keeps the date since when. */
export function saveRoleHolders(
  database: Database,
  rolloutId: RolloutId,
  { role, userIds }: { role: 'lead' | 'sponsor'; userIds: readonly UserId[] },
  now: Temporal.Instant,
): void {
  for (const userId of listRoleHolders(database, rolloutId, role)) {
    if (userIds.includes(userId)) continue;
    database
      .delete(rolloutRolesTable)
      .where(
        and(
          eq(rolloutRolesTable.rolloutId, rolloutId),
          eq(rolloutRolesTable.role, role),
          eq(rolloutRolesTable.userId, userId),
        ),
      )
      .run();
  }
  for (const userId of userIds) {
    database
      .insert(rolloutRolesTable)
      .values({ rolloutId, userId, role, sinceAt: now })
      .onConflictDoNothing()
      .run();
  }
}

/** Closes a rollout or, without a closing, opens it again. */
export function markClosed(
  database: Database,
  rolloutId: RolloutId,
  closed: (NonNullable<Rollout['closing']> & { at: Temporal.Instant }) | undefined,
): void {
  database
    .update(rolloutsTable)
    .set({
      closedAt: closed?.at ?? null,
      closedBy: closed?.by ?? null,
      closedReason: closed?.reason ?? null,
      closedAccess: closed?.access ?? null,
    })
    .where(eq(rolloutsTable.id, rolloutId))
    .run();
}

export function saveMovedChannel(database: Database, from: ChannelId, to: ChannelId): void {
  database
    .update(rolloutsTable)
    .set({ channelId: to })
    .where(eq(rolloutsTable.channelId, from))
    .run();
}
