import { existsSync } from 'node:fs';
import type { Clock } from '../platform/clock.ts';
import { openDrawer, openRecords } from './state/records.ts';
import { readWorkspaceFacts } from './workspace-facts.ts';

/** Where the practice workspace of a database is kept: beside it. */
export function practiceWorldPath(databasePath: string): string {
  return databasePath.replace(/(\.db)?$/, '-workspace.db');
}

/** The clock of a practice workspace as its file tells it, for those who look at it from outside. */
export function readPracticeClock(path: string): Clock {
  return {
    now() {
      if (!existsSync(path)) return Temporal.Instant.from(readWorkspaceFacts().workspace.startsAt);
      const records = openRecords(openDrawer(path));
      const kept = records.settings.get('clock') ?? readWorkspaceFacts().workspace.startsAt;
      records.close();
      return Temporal.Instant.from(kept);
    },
  };
}
