/* Whether the record is whole, and whether it is still the one that somebody saw before. */
import { asc, desc } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { sayCount } from '../words.ts';
import { auditTable } from './audit.table.ts';
import { FIRST_HASH, hashOf } from './audit.ts';

/** How far the record goes: so many rows, the last of which has this hash. */
export type RecordHead = { rows: number; hash: string };

export type RecordVerdict =
  | { kind: 'whole'; rows: number; head: string }
  | { kind: 'broken'; sequence: number; says: string };

/** So much of a hash can be copied by hand, and nobody makes another row that begins like it. */
const SHOWN = 16;

/** "1,234 entries (3f9a0b12c4d5e6f7)". */
export const sayHead = ({ rows, hash }: RecordHead): string =>
  `${sayCount(rows, 'entry', 'entries')} (${hash.slice(0, SHOWN)})`;

export function findRecordHead(database: Database): RecordHead {
  const { sequence, hash } = auditTable;
  const last = database
    .select({ sequence, hash })
    .from(auditTable)
    .orderBy(desc(sequence))
    .limit(1)
    .get();
  return { rows: last?.sequence ?? 0, hash: last?.hash ?? FIRST_HASH };
}

/** Walks the whole chain; answers with the first row that does not fit, or how many rows fit. */
export function verifyAudit(database: Database): RecordVerdict {
  let previousHash = FIRST_HASH;
  let expected = 1;
  // Before the rows: what the bot adds while they are read must not look cut off.
  const last = lastSequenceGiven(database);
  const rows = database.select().from(auditTable).orderBy(asc(auditTable.sequence)).all();
  const broken = (sequence: number, says: string) => ({ kind: 'broken' as const, sequence, says });
  for (const row of rows) {
    if (row.sequence !== expected) return broken(expected, `Row ${expected} is missing.`);
    if (row.previousHash !== previousHash)
      return broken(row.sequence, `Row ${row.sequence} does not follow the row before it.`);
    if (row.hash !== hashOf(row))
      return broken(row.sequence, `Row ${row.sequence} was changed after it was written.`);
    previousHash = row.hash;
    expected += 1;
  }
  if (last >= expected) {
    const cut = last === expected ? `Row ${last}` : `Rows ${expected} to ${last}`;
    return broken(expected, `${cut} at the end: cut off.`);
  }
  const unguarded = missingGuards(database);
  if (unguarded !== undefined) return broken(expected, unguarded);
  return { kind: 'whole', rows: rows.length, head: previousHash };
}

/** SQLite itself remembers the highest number that it ever gave, so a chain cut short still shows. */
function lastSequenceGiven(database: Database): number {
  const kept = database.$client.prepare("select seq from sqlite_sequence where name = 'audit'");
  return (kept.get() as { seq: number } | undefined)?.seq ?? 0;
}

const GUARDS: Readonly<Record<string, RegExp>> = {
  audit_refuses_update: /^CREATE TRIGGER \S+ BEFORE UPDATE ON \S+ BEGIN SELECT RAISE\(ABORT,/,
  audit_refuses_delete: /^CREATE TRIGGER \S+ BEFORE DELETE ON \S+ BEGIN SELECT RAISE\(ABORT,/,
  audit_refuses_replace:
    /^CREATE TRIGGER \S+ BEFORE INSERT ON \S+ WHEN EXISTS \(SELECT 1 FROM `audit` WHERE `sequence` = NEW\.`sequence`\) BEGIN SELECT RAISE\(ABORT,/,
};

/** Without the triggers that refuse every change, anybody who opens the file may rewrite it. */
function missingGuards(database: Database): string | undefined {
  const found = database.$client
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit'",
    )
    .all();
  const stands = new Map(found.map(({ name, sql }) => [name, sql.replaceAll(/\s+/g, ' ')]));
  const missing = Object.keys(GUARDS).filter(
    (name) => GUARDS[name]?.test(stands.get(name) ?? '') !== true,
  );
  if (missing.length === 0) return undefined;
  return `What keeps its rows from being changed was taken away or altered: ${missing.join(', ')}.`;
}

/** How a head is given: a hash or its beginning, with the count before it or not. */
const HEAD = /^(?:([\d,.]+)\D+?)?([0-9a-f]{12,64})\)?$/i;

export type SinceVerdict =
  | { kind: 'follows'; rows: number; since: number }
  | { kind: 'unreadable' }
  | { kind: 'replaced'; says: string };

/** Whether a head that stood somewhere else, in a digest or beside a backup, is still in a record that is whole. */
export function verifySince(database: Database, written: string): SinceVerdict {
  const [, count, hash] = HEAD.exec(written.trim()) ?? [];
  if (hash === undefined) return { kind: 'unreadable' };
  const now = findRecordHead(database);
  const wanted = hash.toLowerCase();
  if (FIRST_HASH.startsWith(wanted)) return { kind: 'follows', rows: now.rows, since: now.rows };
  const at = database.$client
    .prepare<[{ wanted: string }], number>(
      'select sequence from audit where substr(hash, 1, length(:wanted)) = :wanted limit 1',
    )
    .pluck()
    .get({ wanted });
  const rows = count === undefined ? undefined : Number(count.replaceAll(/\D/g, ''));
  if (at === undefined) {
    const says = `The record has no row ${rows === undefined ? 'with this hash' : `${rows} with this hash`}: it was rewritten, or it is another one.`;
    return { kind: 'replaced', says };
  }
  if (rows !== undefined && rows !== at) {
    const says = `The row with this hash is number ${at} and not ${rows}: the record was rewritten.`;
    return { kind: 'replaced', says };
  }
  return { kind: 'follows', rows: now.rows, since: now.rows - at };
}
