/* What the record says of a stretch of time. */
import { and, desc, eq, gt, lte, max } from 'drizzle-orm';
import { changeMarkOf } from '../change-mark.ts';
import type { Database } from '../database.ts';
import type { RolloutId } from '../ids.ts';
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
export type News = { at: number; subject: string; says: string };

/** The news of one act: how many lines there are, and the newest of them. */
export type NewsOfAct = { act: string; count: number; lines: News[] };

/** What is worth telling of a stretch of time, act by act; a week of many teams has thousands of lines, of which few are read. */
export function listNewsBetween(
  database: Database,
  rolloutId: RolloutId,
  period: { after: Temporal.Instant; until: Temporal.Instant },
  atMost: number,
): NewsOfAct[] {
  const { counts, newest } = newsQueries(database);
  const [after, until] = [period.after.epochMilliseconds, period.until.epochMilliseconds];
  return counts.all(rolloutId, after, until).map(({ act, count }) => ({
    act,
    count,
    lines: newest.all(rolloutId, act, after, until, atMost),
  }));
}

const newsQueries = perDatabase(({ $client }) => ({
  counts: $client.prepare<[RolloutId, number, number], { act: string; count: number }>(
    `select act, count(*) as count from audit indexed by audit_news
     where rollout_id = ? and is_news = 1 and at > ? and at <= ? group by act order by act`,
  ),
  newest: $client.prepare<[RolloutId, string, number, number, number], News>(
    `select at, subject, says from audit indexed by audit_news
     where rollout_id = ? and is_news = 1 and act = ? and at > ? and at <= ?
     order by at desc, sequence desc limit ?`,
  ),
}));

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
