import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { assessmentConfirmationsTable } from './assessment.table.ts';
import type { AnswerConfirmation } from './confirmation.ts';

/** What others said to the answers of a rollout, oldest first. */
export function listConfirmations(database: Database, rolloutId: RolloutId): AnswerConfirmation[] {
  return remember(database, `assessment listConfirmations ${rolloutId}`, () =>
    confirmationsQuery(database)
      .all({ rolloutId })
      .map(({ question, answeredBy, answeredAt, by, at, says, words }) => ({
        ...{ question, answeredBy, answeredAt, by, at, says, words },
      })),
  );
}

const confirmationsQuery = perDatabase((database) =>
  database
    .select()
    .from(assessmentConfirmationsTable)
    .where(eq(assessmentConfirmationsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(assessmentConfirmationsTable.id))
    .prepare(),
);

export function addConfirmation(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  confirmation: AnswerConfirmation,
): void {
  database
    .insert(assessmentConfirmationsTable)
    .values({ id: newId(), ...place, ...confirmation })
    .run();
}
