import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { perDatabase } from '../prepared.ts';
import { storageProblem } from '../storage-health.ts';

/** What is due and not sent for this long is late: limits and retries explain minutes, not a quarter of an hour. */
const LATE_AFTER_SECONDS = 15 * 60;

export type Health = {
  status: 'ok' | 'late' | 'degraded';
  /** Why nothing can be read or stored, in SQLite's word. */
  storage?: string;
  /** How long the oldest message that should have been sent has waited. */
  oldestDueSeconds: number;
};

/** For a monitor: 200 while requests are answered, also when messages are late; 503 when nothing can be stored. */
export function healthRoute(database: Database, clock: Clock): Hono {
  return new Hono().get('/health', (context) => {
    const health = healthOf(database, clock.now());
    return context.json(health, health.status === 'degraded' ? 503 : 200);
  });
}

export function healthOf(database: Database, now: Temporal.Instant): Health {
  try {
    const oldestDueSeconds = oldestDue(database, now);
    const storage = storageProblem(database.$client);
    if (storage !== undefined) return { status: 'degraded', storage, oldestDueSeconds };
    return { status: oldestDueSeconds > LATE_AFTER_SECONDS ? 'late' : 'ok', oldestDueSeconds };
  } catch {
    return { status: 'degraded', storage: 'unreadable', oldestDueSeconds: 0 };
  }
}

const oldest = perDatabase(({ $client }) =>
  $client
    .prepare<[], number | null>(
      "select min(next_attempt_at) from outbox where state in ('queued', 'sending')",
    )
    .pluck(),
);

function oldestDue(database: Database, now: Temporal.Instant): number {
  const dueAt = oldest(database).get();
  if (typeof dueAt !== 'number') return 0;
  return Math.max(0, Math.floor((now.epochMilliseconds - dueAt) / 1000));
}
