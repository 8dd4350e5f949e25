/* Scheduled work, messages and the record, as the database tells of them. */

import { count, eq } from 'drizzle-orm';
import { sayHead, verifyAudit } from '../audit/verify-record.ts';
import type { Database } from '../database.ts';
import type { JobLine, Runner } from '../jobs/runner.ts';
import { listFailed, listUnknown } from '../outbox/manual-actions.ts';
import { outboxTable } from '../outbox/outbox.table.ts';
import { sayCount } from '../words.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { sayMoment } from './moment.ts';

export function checkSchedules(runner: Runner): Finding[] {
  const lines = runner.list();
  if (lines.length === 0) return [note('Schedules', 'Nothing is scheduled.')];
  return lines.map(checkSchedule);
}

function checkSchedule({ name, last, next }: JobLine): Finding {
  const before = last === undefined ? 'has not run yet' : `last ran ${sayMoment(last.finishedAt)}`;
  const after = next === undefined ? 'nothing is due within eight days' : sayNext(next);
  if (last?.outcome === 'failed') {
    return wrong('Schedules', `${name} failed ${sayMoment(last.finishedAt)}: ${last.says}`);
  }
  return fine('Schedules', `${name} ${before}; ${after}.`);
}

export function sayNext(next: Exclude<JobLine['next'], undefined>): string {
  return next === 'with every tick' ? 'looks every minute' : `next ${sayMoment(next)}`;
}

export function checkOutbox(database: Database): Finding[] {
  const failed = listFailed(database);
  const unknown = listUnknown(database).filter((row) => row.settledAt !== null);
  const held = countIn(database, 'held');
  const findings = [
    ...(failed.length === 0
      ? []
      : [
          wrong(
            'Messages',
            `${sayCount(failed.length, 'message')} could not be sent: ${failed.at(-1)?.problem ?? 'no reason is known'} ${LOOK}`,
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          wrong(
            'Messages',
            `${sayCount(unknown.length, 'message')} may or may not have arrived; someone needs to look. ${LOOK}`,
          ),
        ]),
    ...(held === 0
      ? []
      : [
          wrong(
            'Messages',
            `${sayCount(held, 'message has been', 'messages have been')} held back since a restore. "npm run groundswell -- outbox send --held" releases them.`,
          ),
        ]),
  ];
  if (findings.length > 0) return findings;
  const queued = countIn(database, 'queued');
  return [fine('Messages', `None in trouble; ${queued === 0 ? 'none' : queued} waiting to go.`)];
}

const LOOK = '"npm run groundswell -- outbox list" shows them.';

function countIn(database: Database, state: 'held' | 'queued'): number {
  const row = database
    .select({ rows: count() })
    .from(outboxTable)
    .where(eq(outboxTable.state, state))
    .get();
  return row?.rows ?? 0;
}

export function checkAudit(database: Database): Finding {
  const verdict = verifyAudit(database);
  return verdict.kind === 'whole'
    ? fine(
        'Record',
        `Intact: ${sayCount(verdict.rows, 'row')}, each following from the one before. It stands at ${sayHead({ rows: verdict.rows, hash: verdict.head })}.`,
      )
    : wrong('Record', `${verdict.says} "npm run groundswell -- audit verify" shows the same.`);
}
