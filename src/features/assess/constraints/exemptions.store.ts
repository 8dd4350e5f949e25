import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { latestAnswers } from '../assessment/answer.ts';
import { listAnswers } from '../assessment/assessment.store.ts';
import type { QuestionName } from '../assessment/question.ts';
import { listConstraints } from './constraints.store.ts';
import { constraintExemptionsTable } from './constraints.table.ts';
import { type NoConstraintReason, unfollowedQuestions } from './followed-answers.ts';

type Place = { database: Database; rolloutId: RolloutId };

/** Questions with a "would not hold" that nothing follows from yet. */
export function listUnfollowed({ database, rolloutId }: Place): QuestionName[] {
  return unfollowedQuestions(
    latestAnswers(listAnswers(database, rolloutId)),
    listConstraints(database, rolloutId),
    listExemptions(database, rolloutId),
  );
}

function listExemptions(database: Database, rolloutId: RolloutId): NoConstraintReason[] {
  return remember(database, `constraints listExemptions ${rolloutId}`, () =>
    exemptionsQuery(database)
      .all({ rolloutId })
      .map(({ question, by, at, reason }) => ({ question, by, at, reason })),
  );
}

const exemptionsQuery = perDatabase((database) =>
  database
    .select()
    .from(constraintExemptionsTable)
    .where(eq(constraintExemptionsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(constraintExemptionsTable.id))
    .prepare(),
);

export function addExemption(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  exemption: NoConstraintReason,
): void {
  database
    .insert(constraintExemptionsTable)
    .values({ id: newId(), ...place, ...exemption })
    .run();
}
