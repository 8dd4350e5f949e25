import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { ChannelId, RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { findChannel, findPerson } from '../../../platform/slack/directory.ts';
import type { Phase } from '../../contract/phase.ts';
import type { Rollout } from './rollout.ts';
import type { KnownFacts } from './rollout-facts.ts';
import { rolloutRolesTable, rolloutsTable } from './rollouts.table.ts';

type Row = typeof rolloutsTable.$inferSelect;

function rolloutFrom(row: Row): Rollout {
  const { pausedAt, pausedBy, pausedReason, closedAt, ...facts } = row;
  return {
    ...facts,
    closedAt: closedAt ?? undefined,
    paused:
      pausedAt === null || pausedBy === null
        ? undefined
        : { at: pausedAt, by: pausedBy, reason: pausedReason ?? '' },
  };
}

/** What is asked before every act, and so compiled once. */
const askedOften = perDatabase((database) => {
  const { channelId, closedAt, id } = rolloutsTable;
  const { role, rolloutId, userId } = rolloutRolesTable;
  return {
    byId: database
      .select()
      .from(rolloutsTable)
      .where(eq(id, sql.placeholder('rolloutId')))
      .prepare(),
    openInChannel: database
      .select()
      .from(rolloutsTable)
      .where(and(eq(channelId, sql.placeholder('channelId')), isNull(closedAt)))
      .orderBy(asc(id))
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
  const row = askedOften(database).byId.get({ rolloutId });
  return row === undefined ? undefined : rolloutFrom(row);
}

/** Rollouts that have not been closed, oldest first. */
export function listOpenRollouts(database: Database): Rollout[] {
  return database
    .select()
    .from(rolloutsTable)
    .where(isNull(rolloutsTable.closedAt))
    .orderBy(asc(rolloutsTable.id))
    .all()
    .map(rolloutFrom);
}

export function listRolloutsOfChannel(database: Database, channelId: ChannelId): Rollout[] {
  return askedOften(database).openInChannel.all({ channelId }).map(rolloutFrom);
}

/** The people who hold a role, in the order in which they were given it. */
export function listRoleHolders(
  database: Database,
  rolloutId: RolloutId,
  role: 'lead' | 'sponsor',
): UserId[] {
  return database
    .select({ userId: rolloutRolesTable.userId })
    .from(rolloutRolesTable)
    .where(and(eq(rolloutRolesTable.rolloutId, rolloutId), eq(rolloutRolesTable.role, role)))
    .orderBy(asc(rolloutRolesTable.sinceAt), asc(rolloutRolesTable.userId))
    .all()
    .map((row) => row.userId);
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
  return askedOften(database)
    .roles.all({ rolloutId, userId })
    .map((row) => row.role);
}

export function addRollout(database: Database, rollout: Rollout): void {
  const { paused, closedAt, ...facts } = rollout;
  database
    .insert(rolloutsTable)
    .values({
      ...facts,
      pausedAt: paused?.at ?? null,
      pausedBy: paused?.by ?? null,
      pausedReason: paused?.reason ?? null,
      closedAt: closedAt ?? null,
    })
    .run();
}

export function saveRollout(
  database: Database,
  rolloutId: RolloutId,
  change: Partial<
    Pick<Rollout, 'name' | 'capability' | 'channelId' | 'pace' | 'timeZone' | 'startsOn'>
  >,
): void {
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

/** What there is to compare entered facts with: other rollouts, the channel and the people. */
export function findKnownFacts(
  database: Database,
  channelId: ChannelId,
  except: RolloutId | undefined,
): KnownFacts {
  return {
    otherNames: listOpenRollouts(database)
      .filter((other) => other.id !== except)
      .map((other) => other.name),
    channel: findChannel(database, channelId),
    person(userId) {
      const person = findPerson(database, userId);
      if (person === undefined) return undefined;
      return { name: person.name, isActive: !person.isDeactivated && !person.isBot };
    },
  };
}
