/* What the record says of a stretch of time. */
import { and, desc, eq, gt, lte, max } from 'drizzle-orm';
import { changeMarkOf } from '../change-mark.ts';
import type { Database } from '../database.ts';
import type { RolloutId, UserId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { auditTable } from './audit.table.ts';
import type { AuditRow } from './audit.ts';

export type RecordLine = Pick<AuditRow, 'at' | 'actor' | 'act' | 'subject' | 'says'> & {
  isNews: boolean;
};

/** What was decided on a rollout after one instant and up to another, newest first. */
export function listRecordBetween(
  database: Database,
  rolloutId: RolloutId,
  after: Temporal.Instant,
  until: Temporal.Instant,
): RecordLine[] {
  const { at, actor, act, subject, says, isNews } = auditTable;
  return database
    .select({ at, actor, act, subject, says, isNews })
    .from(auditTable)
    .where(and(eq(auditTable.rolloutId, rolloutId), gt(at, after), lte(at, until)))
    .orderBy(desc(auditTable.sequence))
    .all()
    .map((row) => ({ ...row, isNews: row.isNews === 1 }));
}

/** One line of what is worth telling; `at` in milliseconds since the epoch, since there may be thousands. */
export type News = { at: number; act: string; says: string };

/** The part of that which is worth telling in a digest, newest first. */
export function listNewsBetween(
  database: Database,
  rolloutId: RolloutId,
  after: Temporal.Instant,
  until: Temporal.Instant,
): News[] {
  return newsQuery(database).all(rolloutId, after.epochMilliseconds, until.epochMilliseconds);
}

const newsQuery = perDatabase(({ $client }) =>
  $client.prepare<[RolloutId, number, number], News>(
    `select at, act, says from audit
     where rollout_id = ? and is_news = 1 and at > ? and at <= ? order by sequence desc`,
  ),
);

/** Everybody who decided something on a rollout in that time. */
export function listActorsBetween(
  database: Database,
  rolloutId: RolloutId,
  after: Temporal.Instant,
  until: Temporal.Instant,
): UserId[] {
  const { at, actor } = auditTable;
  return database
    .selectDistinct({ actor })
    .from(auditTable)
    .where(and(eq(auditTable.rolloutId, rolloutId), gt(at, after), lte(at, until)))
    .all()
    .flatMap((row) => (row.actor === 'groundswell' ? [] : [row.actor as UserId]));
}

const lastEntry = perDatabase((database) =>
  database
    .select({ last: max(auditTable.sequence) })
    .from(auditTable)
    .prepare(),
);

/** The number of the newest entry: whether anything was decided since can be told by it. */
export function findLastSequence(database: Database): number {
  return lastEntry(database).get()?.last ?? 0;
}

const lastAct = perDatabase(({ $client }) =>
  $client.prepare('select max(rowid) from inbox').pluck(),
);

/** Differs as soon as anybody has done something: in Slack, on the record, or from another process. */
export function findStateMark(database: Database): string {
  const others = changeMarkOf(database.$client).readOthers();
  return `${findLastSequence(database)} ${lastAct(database).get()} ${others}`;
}
