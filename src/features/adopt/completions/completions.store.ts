import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { StoredJudgement } from '../../gates/gates/gate-status.ts';
import { type Completion, isStanding } from './completion.ts';
import { completionsTable, keepingsTable } from './completions.table.ts';
import type { KeepingAnswer } from './keeping.ts';

/** Every request for completion, the oldest first. */
export function listCompletions(database: Database, rolloutId: RolloutId): readonly Completion[] {
  return remember(database, `completions ${rolloutId}`, () =>
    database
      .select()
      .from(completionsTable)
      .where(eq(completionsTable.rolloutId, rolloutId))
      .orderBy(asc(completionsTable.id))
      .all()
      .map(completionFrom),
  );
}

function completionFrom(row: typeof completionsTable.$inferSelect): Completion {
  const { id, rolloutId, askedBy, askedAt, words, decision, decidedBy, decidedAt, why } = row;
  const { reopenedAt, reopenedBy, reopenedWhy, watchedOn } = row;
  return {
    ...{ id, rolloutId, askedBy, askedAt, words, watchedOn: watchedOn ?? undefined },
    decision:
      decision === null || decidedBy === null || decidedAt === null
        ? undefined
        : { kind: decision, by: decidedBy, at: decidedAt, why: why ?? '' },
    reopened:
      reopenedAt === null || reopenedBy === null
        ? undefined
        : { by: reopenedBy, at: reopenedAt, why: reopenedWhy ?? '' },
  };
}

/** The newest request; whatever came before it was settled. */
export function findLastCompletion(
  database: Database,
  rolloutId: RolloutId,
): Completion | undefined {
  return listCompletions(database, rolloutId).at(-1);
}

/** The completion that stands; undefined while there is none, or once the rollout was reopened. */
export function findCompletion(database: Database, rolloutId: RolloutId): Completion | undefined {
  const last = findLastCompletion(database, rolloutId);
  return last !== undefined && isStanding(last) ? last : undefined;
}

/** On what a completion was agreed to. */
export function findEvidence(
  database: Database,
  id: string,
): readonly StoredJudgement[] | undefined {
  return (
    database
      .select({ evidence: completionsTable.evidence })
      .from(completionsTable)
      .where(eq(completionsTable.id, id))
      .get()?.evidence ?? undefined
  );
}

export function addCompletion(
  database: Database,
  workspaceId: WorkspaceId,
  { id, rolloutId, askedBy, askedAt, words }: Completion,
): void {
  database
    .insert(completionsTable)
    .values({ id, workspaceId, rolloutId, askedBy, askedAt, words })
    .run();
}

export function saveDecision(
  database: Database,
  id: string,
  decision: NonNullable<Completion['decision']>,
  evidence: readonly StoredJudgement[] | undefined,
): void {
  const { kind, by, at, why } = decision;
  database
    .update(completionsTable)
    .set({ decision: kind, decidedBy: by, decidedAt: at, why, evidence: evidence ?? null })
    .where(eq(completionsTable.id, id))
    .run();
}

export function markWatched(database: Database, id: string, watchedOn: Temporal.PlainDate): void {
  database.update(completionsTable).set({ watchedOn }).where(eq(completionsTable.id, id)).run();
}

export function markReopened(
  database: Database,
  id: string,
  { by, at, why }: NonNullable<Completion['reopened']>,
): void {
  database
    .update(completionsTable)
    .set({ reopenedBy: by, reopenedAt: at, reopenedWhy: why })
    .where(eq(completionsTable.id, id))
    .run();
}

export function listKeepingAnswers(
  database: Database,
  { id, rolloutId }: Completion,
): readonly KeepingAnswer[] {
  return remember(database, `completion keepings ${rolloutId} ${id}`, () =>
    database
      .select({
        personId: keepingsTable.personId,
        answer: keepingsTable.answer,
        note: keepingsTable.note,
        at: keepingsTable.at,
      })
      .from(keepingsTable)
      .where(eq(keepingsTable.completionId, id))
      .all(),
  );
}

export function saveKeepingAnswer(
  database: Database,
  { id, rolloutId }: Completion,
  { personId, answer, note, at }: KeepingAnswer & { personId: UserId },
): void {
  const said = { answer, note, at };
  database
    .insert(keepingsTable)
    .values({ completionId: id, rolloutId, personId, ...said })
    .onConflictDoUpdate({
      target: [keepingsTable.completionId, keepingsTable.personId],
      set: said,
    })
    .run();
}
