/*
 * Where Slack refused a message for good, nothing is tried again until something has changed there: the
 * bot was invited, the channel unarchived, the account reopened. What was refused meanwhile and is still
 * news is said then, and what could not be looked for there is looked for.
 */
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { isBefore } from '../calendar.ts';
import { type Database, write } from '../database.ts';
import { perDatabase } from '../prepared.ts';
import { closedPlacesTable } from './closed-places.table.ts';
import { queuedAnew } from './delivery.ts';
import { outboxTable } from './outbox.table.ts';
import type { OutboxRow } from './outbox.ts';

export type ClosedPlace = typeof closedPlacesTable.$inferSelect;

/** What Slack says of a person or channel, and not of the message. */
const OF_THE_PLACE = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'account_inactive',
  'no_permission',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'ekm_access_denied',
  'team_not_found',
]);

/** Whether a refusal says that nothing can be said there, whatever it is. */
export function closesPlace(code: string): boolean {
  return OF_THE_PLACE.has(code);
}

/** What is older is no news when a place opens again; a digest comes within as long. */
const STILL_NEWS = Temporal.Duration.from({ hours: 48 });
/** Written when they were enqueued; whatever is derived from the state is planned again by itself. */
const SAID_AGAIN = ['message', 'post', 'awaited', 'edit'];

/** Whether it was left unknown while its place was closed, and is no news now that somebody could look. */
export function isLateFind({ claimedAt, createdAt }: OutboxRow, now: Temporal.Instant): boolean {
  return claimedAt === null && isBefore(createdAt, now.subtract(STILL_NEWS));
}

const byDestination = perDatabase((database) =>
  database
    .select()
    .from(closedPlacesTable)
    .where(eq(closedPlacesTable.destination, sql.placeholder('destination')))
    .prepare(),
);

export function findClosedPlace(database: Database, destination: string): ClosedPlace | undefined {
  return byDestination(database).get({ destination });
}

export function listClosedPlaces(database: Database): ClosedPlace[] {
  return closedPlacesQuery(database).all();
}

const closedPlacesQuery = perDatabase((database) => {
  const { sinceAt, destination } = closedPlacesTable;
  return database
    .select()
    .from(closedPlacesTable)
    .orderBy(asc(sinceAt), asc(destination))
    .prepare();
});

export function closePlace(
  database: Database,
  row: OutboxRow,
  refused: { code: string; problem: string },
  now: Temporal.Instant,
): void {
  const { destination, workspaceId, rolloutId } = row;
  database
    .insert(closedPlacesTable)
    .values({ destination, workspaceId, rolloutId, ...refused, sinceAt: now, leftAt: null })
    .onConflictDoUpdate({ target: closedPlacesTable.destination, set: refused })
    .run();
}

/** Somebody knows of it and leaves it as it is. */
export function markLeft(database: Database, destination: string, now: Temporal.Instant): boolean {
  const left = database
    .update(closedPlacesTable)
    .set({ leftAt: now })
    .where(eq(closedPlacesTable.destination, destination))
    .run();
  return left.changes === 1;
}

/**
 * Something changed there: says once more what was refused and is still news, and looks once more for what
 * could not be looked for. False when it was not closed.
 */
export function openPlace(database: Database, destination: string, now: Temporal.Instant): boolean {
  return write(database, () => {
    const closed = findClosedPlace(database, destination);
    if (closed === undefined) return false;
    const isHere = eq(closedPlacesTable.destination, destination);
    database.delete(closedPlacesTable).where(isHere).run();
    database
      .update(outboxTable)
      .set(queuedAnew(now))
      .where(and(endedIn(closed, 'failed'), gte(outboxTable.createdAt, now.subtract(STILL_NEWS))))
      .run();
    lookAgainFor(database, closed, now);
    return true;
  });
}

/** What came to this end since the place was closed. */
function endedIn({ destination, sinceAt }: ClosedPlace, state: 'failed' | 'unknown') {
  return and(
    eq(outboxTable.state, state),
    eq(outboxTable.destination, destination),
    gte(outboxTable.settledAt, sinceAt),
    inArray(outboxTable.handler, SAID_AGAIN),
  );
}

/** What went out with another waits for what becomes of that one, as it did before it was left unknown. */
function lookAgainFor(database: Database, closed: ClosedPlace, now: Temporal.Instant): void {
  const wasLeft = endedIn(closed, 'unknown');
  const again = { nextAttemptAt: now, claimedAt: null, settledAt: null };
  const heads = database
    .update(outboxTable)
    .set(again)
    .where(and(wasLeft, isNull(outboxTable.joinedTo)))
    .returning({ id: outboxTable.id })
    .all();
  const wentAlong = inArray(
    outboxTable.joinedTo,
    heads.map(({ id }) => id),
  );
  database
    .update(outboxTable)
    .set({ ...again, state: 'queued', attempts: sql`${outboxTable.attempts} - 1` })
    .where(and(wasLeft, wentAlong))
    .run();
}

/** A channel has got another id: what is still to be said there goes to the new one, and what stands there is changed there. */
export function moveDestination(
  database: Database,
  from: string,
  to: string,
  now: Temporal.Instant,
): void {
  write(database, () => {
    openPlace(database, from, now);
    const wentThere = eq(outboxTable.destination, from);
    database.update(outboxTable).set({ destination: to }).where(wentThere).run();
    const standsThere = eq(outboxTable.channelId, from);
    database.update(outboxTable).set({ channelId: to }).where(standsThere).run();
  });
}
