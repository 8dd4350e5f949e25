import { desc, eq } from 'drizzle-orm';
import { auditTable } from '../../src/platform/audit/audit.table.ts';
import type { AuditRow } from '../../src/platform/audit/audit.ts';
import type { Database } from '../../src/platform/database.ts';
import type { RolloutId } from '../../src/platform/ids.ts';

/** A rollout's record, newest first. */
export function listAudit(
  database: Database,
  rolloutId: RolloutId,
  limit: number,
  offset = 0,
): AuditRow[] {
  return database
    .select()
    .from(auditTable)
    .where(eq(auditTable.rolloutId, rolloutId))
    .orderBy(desc(auditTable.sequence))
    .limit(limit)
    .offset(offset)
    .all();
}
