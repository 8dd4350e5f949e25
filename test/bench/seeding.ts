/* What all parts of a large rollout are written with: plain inserts, and days counted back from today. */
import type { Database } from '../../src/platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../src/platform/ids.ts';
import type { Company } from './company.ts';

export const WORKSPACE = 'TBENCH' as WorkspaceId;
export const ROLLOUT = 'R-LARGE' as RolloutId;

type Cell = string | number | null;
type Row = Record<string, Cell>;

export type Seeding = Company & {
  database: Database;
  /** Writes a row; those of one table all have the same columns. */
  add(table: string, row: Row): void;
  /** A new id for a row. */
  id(): string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  /** The date so many days ago, or ahead where it is negative. */
  on(daysAgo: number): string;
  /** The instant so many days ago, in milliseconds. */
  at(daysAgo: number): number;
};

export const inRollout = { workspace_id: WORKSPACE, rollout_id: ROLLOUT };
const DAY = 86_400_000;

export function seedingOf(company: Company, database: Database, now: Temporal.Instant): Seeding {
  const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const dates = new Map<number, string>();
  let ids = 0;
  return {
    ...company,
    database,
    add: rowWriter(database),
    id() {
      ids += 1;
      return `L${String(ids).padStart(8, '0')}`;
    },
    now,
    today,
    on(daysAgo) {
      const known = dates.get(daysAgo);
      if (known !== undefined) return known;
      const date = today.subtract({ days: daysAgo }).toString();
      dates.set(daysAgo, date);
      return date;
    },
    at: (daysAgo) => now.epochMilliseconds - Math.round(daysAgo * DAY),
  };
}

/** One prepared statement for each table: a hundred thousand rows in half a second. */
function rowWriter(database: Database): Seeding['add'] {
  const statements = new Map<string, { columns: readonly string[]; run(row: Row): unknown }>();
  return (table, row) => {
    const known = statements.get(table);
    const keys = Object.keys(row);
    if (known !== undefined) {
      if (known.columns.length !== keys.length) throw new Error(`Other columns for ${table}.`);
      known.run(row);
      return;
    }
    const columns = keys.map((key) => `"${key}"`).join(', ');
    const values = keys.map((key) => `@${key}`).join(', ');
    const statement = database.$client.prepare(
      `insert into ${table} (${columns}) values (${values})`,
    );
    statements.set(table, { columns: keys, run: (each) => statement.run(each) });
    statement.run(row);
  };
}
