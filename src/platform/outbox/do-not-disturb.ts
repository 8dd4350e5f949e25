/*
 * Whether somebody has notifications paused, where the workspace lets the app ask. It is asked at the moment
 * of sending, for many people at once, and never needed: without the permission nobody is waited for.
 */
import type { Database } from '../database.ts';
import type { UserId } from '../ids.ts';
import { onceFor } from '../once-for.ts';
import { perDatabase } from '../prepared.ts';
import type { DeliveryTools, OutboxRow } from './outbox.ts';

/** Slack answers for fifty people at once. */
const AT_ONCE = 50;
const KNOWN_FOR_MINUTES = 5;
const NOT_ALLOWED_FOR_HOURS = 6;

type Known = { until: Temporal.Instant | undefined; askedAt: Temporal.Instant };

const memoryOf = onceFor((_client: Database['$client']) => ({
  known: new Map<string, Known>(),
  notAllowedSince: undefined as Temporal.Instant | undefined,
}));

/** Until when the person of this row has notifications paused; undefined when they have not, or nobody may know. */
export async function askQuietUntil(
  row: OutboxRow,
  { database, now, call }: Pick<DeliveryTools, 'database' | 'now' | 'call'>,
): Promise<Temporal.Instant | undefined> {
  const memory = memoryOf(database.$client);
  if (isWithin(memory.notAllowedSince, now, { hours: NOT_ALLOWED_FOR_HOURS })) return undefined;
  const known = memory.known.get(row.destination);
  if (isWithin(known?.askedAt, now, { minutes: KNOWN_FOR_MINUTES }))
    return ahead(known?.until, now);
  const people = [...new Set([row.destination, ...listNext(database, row, now)])];
  const { answer } = await call('dnd.teamInfo', { users: people.join(',') });
  if (answer?.ok !== true) {
    if (typeof answer?.error === 'string') memory.notAllowedSince = now;
    return undefined;
  }
  const users = (answer.users ?? {}) as Record<string, unknown>;
  for (const id of people) {
    memory.known.set(id, { until: quietUntil(users[id], now), askedAt: now });
  }
  return memory.known.get(row.destination)?.until;
}

/** Reads Slack's answer about one person: a pause of their own, or the hours that they set for every night. */
export function quietUntil(answer: unknown, now: Temporal.Instant): Temporal.Instant | undefined {
  if (answer === null || typeof answer !== 'object') return undefined;
  const told = answer as Record<string, unknown>;
  const second = now.epochMilliseconds / 1000;
  const ends = [
    ...(told.dnd_enabled === true && Number(told.next_dnd_start_ts) <= second
      ? [told.next_dnd_end_ts]
      : []),
    ...(told.snooze_enabled === true ? [told.snooze_endtime] : []),
  ].map(Number);
  const end = Math.max(...ends.filter((one) => Number.isSafeInteger(one) && one > second));
  return Number.isFinite(end) ? Temporal.Instant.fromEpochMilliseconds(end * 1000) : undefined;
}

const nextQuery = perDatabase(({ $client }) =>
  $client
    .prepare<[Record<string, unknown>], UserId>(
      `select destination from outbox
       where state = 'queued' and next_attempt_at <= :now and carrier = :handler and destination glob '[UW]*'
       order by next_attempt_at limit ${AT_ONCE - 1}`,
    )
    .pluck(),
);

function listNext(database: Database, { handler }: OutboxRow, now: Temporal.Instant): UserId[] {
  return nextQuery(database).all({ handler, now: now.epochMilliseconds });
}

function ahead(until: Temporal.Instant | undefined, now: Temporal.Instant) {
  if (until === undefined) return undefined;
  return Temporal.Instant.compare(until, now) > 0 ? until : undefined;
}

function isWithin(
  since: Temporal.Instant | undefined,
  now: Temporal.Instant,
  time: Temporal.DurationLike,
): boolean {
  if (since === undefined || Temporal.Instant.compare(now, since) < 0) return false;
  return Temporal.Instant.compare(now, since.add(time)) < 0;
}
