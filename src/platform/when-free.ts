/* Waits out a database that another process holds for a moment. */
import { setTimeout as wait } from 'node:timers/promises';

/** With the time that looking people up may take, it stays below the three seconds that Slack waits. */
const BUSY_PATIENCE_MS = 1500;

/** Tries again while another process holds the database, for as long as Slack's three seconds allow. */
export async function whenFree<T>(act: () => T): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun >= BUSY_PATIENCE_MS) throw error;
      await wait(100);
    }
  }
}

export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}

/** SQLite's own code of an error, also where Drizzle has wrapped it. */
export function codeOf(error: unknown): string | undefined {
  const own = (error as { code?: unknown } | null)?.code;
  const cause = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
  return typeof own === 'string' ? own : typeof cause === 'string' ? cause : undefined;
}
