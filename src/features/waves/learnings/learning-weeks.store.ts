import { and, eq } from 'drizzle-orm';
import { among } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { TeamScope } from '../../../platform/request.ts';
import type { TeamWeek } from './learning-week.ts';
import { learningWeeksTable } from './learning-weeks.table.ts';
import { listLearnings } from './learnings.store.ts';
import { learningsTable } from './learnings.table.ts';

/** Weeks that were answered: something was logged for them, or a champion said that there was nothing. */
export function listAnsweredWeeks(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): TeamWeek[] {
  const { teamId, weekOn } = learningWeeksTable;
  const quiet = database
    .select({ teamId, weekOn })
    .from(learningWeeksTable)
    .where(and(eq(learningWeeksTable.rolloutId, rolloutId), among(teamId, only)))
    .all();
  const logged = database
    .select({ teamId: learningsTable.teamId, weekOn: learningsTable.weekOn })
    .from(learningsTable)
    .where(and(eq(learningsTable.rolloutId, rolloutId), among(learningsTable.teamId, only)))
    .all();
  return [...quiet, ...logged];
}

/** How many there are of both kinds. */
export function countAnsweredWeeks(database: Database, rolloutId: RolloutId): number {
  const quiet = database.$count(learningWeeksTable, eq(learningWeeksTable.rolloutId, rolloutId));
  return quiet.sync() + listLearnings(database, rolloutId).length;
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
