import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamWeek } from './learning-week.ts';
import { learningWeeksTable } from './learning-weeks.table.ts';
import { listLearningWeeks } from './learnings.store.ts';

const quietWeeksQuery = perDatabase((database) =>
  database
    .select({ teamId: learningWeeksTable.teamId, weekOn: learningWeeksTable.weekOn })
    .from(learningWeeksTable)
    .where(eq(learningWeeksTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** Weeks that were answered: something was logged for them, or a champion said that there was nothing. */
export function listAnsweredWeeks(database: Database, rolloutId: RolloutId): TeamWeek[] {
  const quiet = quietWeeksQuery(database).all({ rolloutId });
  return [...quiet, ...listLearningWeeks(database, rolloutId)];
}

/** False when it was said before. */
export function addQuietWeek(
  database: Database,
  quiet: {
    rolloutId: RolloutId;
    teamId: TeamId;
    weekOn: Temporal.PlainDate;
    saidBy: UserId;
    saidAt: Temporal.Instant;
  },
): boolean {
  const added = database.insert(learningWeeksTable).values(quiet).onConflictDoNothing().run();
  return added.changes === 1;
}
