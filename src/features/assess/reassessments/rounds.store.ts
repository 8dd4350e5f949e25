import { desc, eq, sql } from 'drizzle-orm';
import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listAnswers } from '../assessment/assessment.store.ts';
import { listConstraints } from '../constraints/constraints.store.ts';
import { type AssessmentDifference, compareAssessments } from './reassessment.ts';
import { assessmentRoundsTable } from './reassessments.table.ts';

export type Round = { by: UserId; at: Temporal.Instant; conclusion: string };

const lastRoundQuery = perDatabase((database) =>
  database
    .select()
    .from(assessmentRoundsTable)
    .where(eq(assessmentRoundsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(desc(assessmentRoundsTable.id))
    .limit(1)
    .prepare(),
);

/** When the assessment was last taken again; undefined as long as there was only the first. */
export function findLastRound(database: Database, rolloutId: RolloutId): Round | undefined {
  const read = () => {
    const row = lastRoundQuery(database).get({ rolloutId });
    return row && { by: row.takenBy, at: row.at, conclusion: row.conclusion };
  };
  return remember(database, `rounds findLastRound ${rolloutId}`, read, 'own');
}

/** The last time that it was taken again, where that was on this day or later, at the rollout's place. */
export function findRoundSince(
  { database, rolloutId }: ReadContext,
  on: Temporal.PlainDate,
): Round | undefined {
  const last = findLastRound(database, rolloutId);
  const timeZone = findRollout(database, rolloutId)?.timeZone;
  if (last === undefined || timeZone === undefined) return undefined;
  return isBefore(dateAt(last.at, timeZone), on) ? undefined : last;
}

export type Change = AssessmentDifference & { since: Temporal.PlainDate };

/** What has changed since the assessment was last taken; undefined while the first is under way. */
export function findChangeSince(context: ReadContext): Change | undefined {
  const { database, rolloutId, today, product } = context;
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const last = findLastRound(database, rolloutId)?.at ?? product.assessmentPassedAt(context);
  if (last === undefined) return undefined;
  const since = dateAt(last, timeZone);
  const answers = listAnswers(database, rolloutId);
  const before = answers.filter((answer) => !isAfter(answer.at, last));
  return {
    since,
    ...compareAssessments(
      { takenOn: since, answers: before, constraints: listConstraints(database, rolloutId, last) },
      { takenOn: today, answers, constraints: listConstraints(database, rolloutId) },
    ),
  };
}

export function addRound(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  round: Round,
): void {
  const { by, at, conclusion } = round;
  database
    .insert(assessmentRoundsTable)
    .values({ id: newId(), ...place, takenBy: by, at, conclusion })
    .run();
}
