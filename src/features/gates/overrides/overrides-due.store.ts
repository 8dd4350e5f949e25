import { isAfter } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import { findOutboxRow } from '../../../platform/outbox/outbox.ts';
import type { Override } from './override.ts';

/** A request that nobody answered in time, of which its author does not know yet. */
export function isLapsedUntold(
  database: Database,
  override: Override,
  now: Temporal.Instant,
): boolean {
  if (override.decision !== undefined) return false;
  if (!isAfter(now, override.answerBy)) return false;
  return findOutboxRow(database, `overrides:${override.id}:lapsed`) === undefined;
}
