/*
 * The append-only record. Each row carries the hash of the one before it, so that a changed, removed or
 * inserted row breaks the chain at a place that can be named.
 */
import { desc, getColumns, sql } from 'drizzle-orm';
import type { RolloutId, UserId, WorkspaceId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import type { Request } from '../request.ts';
import { sha256 } from '../sha256.ts';
import { auditTable } from './audit.table.ts';

export const FIRST_HASH = '0'.repeat(64);

export type AuditEntry = {
  workspaceId: WorkspaceId;
  rolloutId: RolloutId | undefined;
  at: Temporal.Instant;
  actor: UserId | 'groundswell';
  act: string;
  /** What it is about: `team:<id>`, `gate:<id>`. */
  subject: string;
  says: string;
  before?: unknown;
  after?: unknown;
  reason?: string;
  isNews?: boolean;
};

export type AuditRow = typeof auditTable.$inferSelect;

/** Adds what an act did; who, when and on which rollout come from its request. Call it inside the `write` that does it. */
export function record(
  request: Request,
  entry: Omit<AuditEntry, 'workspaceId' | 'rolloutId' | 'at' | 'actor'> & { rolloutId?: RolloutId },
): void {
  const { database, acting, now } = request;
  const { lastHash, add } = queriesOf(database);
  const previousHash = lastHash.get()?.hash ?? FIRST_HASH;
  const row = {
    workspaceId: acting.workspaceId,
    rolloutId: entry.rolloutId ?? acting.rolloutId ?? null,
    at: now,
    actor: acting.userId,
    act: entry.act,
    subject: entry.subject,
    says: entry.says,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
    isNews: entry.isNews === true ? 1 : 0,
    previousHash,
  };
  add.run({ ...row, hash: hashOf(row) });
}

const queriesOf = perDatabase((database) => {
  const { sequence, ...columns } = getColumns(auditTable);
  const values = Object.keys(columns).map((name) => [name, sql.placeholder(name)]);
  return {
    lastHash: database
      .select({ hash: auditTable.hash })
      .from(auditTable)
      .orderBy(desc(sequence))
      .limit(1)
      .prepare(),
    add: database.insert(auditTable).values(Object.fromEntries(values)).prepare(),
  };
});

type Hashed = Omit<AuditRow, 'sequence' | 'hash'>;

/** SHA-256 over the row's facts in a fixed order, the previous row's hash among them. */
export function hashOf(row: Hashed): string {
  const facts = [
    row.previousHash,
    row.workspaceId,
    row.rolloutId,
    row.at.epochMilliseconds,
    row.actor,
    row.act,
    row.subject,
    row.says,
    canonical(row.before),
    canonical(row.after),
    row.reason,
    row.isNews,
  ];
  return sha256(JSON.stringify(facts));
}

/** JSON with sorted keys, so that the same facts always give the same text. */
function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
