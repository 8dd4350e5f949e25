import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Verdict } from '../samples/finding.ts';
import type { Review, Withdrawal } from './review.ts';
import { reviewDecisionsTable, reviewsTable } from './reviews.table.ts';

type Row = typeof reviewsTable.$inferSelect;

/** Every review that was asked for in a rollout, in order. */
export function listReviews(database: Database, rolloutId: RolloutId): readonly Review[] {
  return remember(database, `reviews ${rolloutId}`, () =>
    database
      .select()
      .from(reviewsTable)
      .where(eq(reviewsTable.rolloutId, rolloutId))
      .orderBy(asc(reviewsTable.askedAt), asc(reviewsTable.id))
      .all()
      .map(reviewFrom),
  );
}

export function findReview(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Review | undefined {
  const row = database
    .select()
    .from(reviewsTable)
    .where(and(eq(reviewsTable.rolloutId, rolloutId), eq(reviewsTable.id, id)))
    .get();
  return row === undefined ? undefined : reviewFrom(row);
}

/** What reviewers were asked about one output, in order. */
export function listReviewsOf(database: Database, outputNumber: number): Review[] {
  return database
    .select()
    .from(reviewsTable)
    .where(eq(reviewsTable.outputNumber, outputNumber))
    .orderBy(asc(reviewsTable.askedAt), asc(reviewsTable.id))
    .all()
    .map(reviewFrom);
}

const addQuery = perDatabase((database) => {
  const names = ['id', 'rolloutId', 'part', 'workflow', 'outputNumber', 'plantedId'];
  const more = ['reviewerId', 'askedAt', 'dueOn'];
  const values = [...names, ...more].map((name) => [name, sql.placeholder(name)]);
  return database.insert(reviewsTable).values(Object.fromEntries(values)).prepare();
});

export function addReview(database: Database, rolloutId: RolloutId, review: Review): void {
  const { outputNumber = null, plantedId = null } = review;
  addQuery(database).run({ ...review, rolloutId, outputNumber, plantedId });
}

export function saveVerdict(
  database: Database,
  id: string,
  { verdict, reason = null, at }: { [K in keyof Given]: Given[K] | null },
): void {
  database
    .update(reviewsTable)
    .set({ verdict, reason, givenAt: at })
    .where(eq(reviewsTable.id, id))
    .run();
}

type Given = NonNullable<Review['given']>;

const withdrawQuery = perDatabase(({ $client }) =>
  $client.prepare<[number, Withdrawal, string]>(
    'update reviews set withdrawn_at = ?, withdrawn_why = ? where id = ?',
  ),
);

export function markWithdrawn(
  database: Database,
  id: string,
  why: Withdrawal,
  at: Temporal.Instant,
): void {
  withdrawQuery(database).run(at.epochMilliseconds, why, id);
}

export function saveDecision(
  database: Database,
  decision: typeof reviewDecisionsTable.$inferInsert,
): void {
  database.insert(reviewDecisionsTable).values(decision).run();
}

/** What the owner of the work said of an output, where reviewers saw it differently. */
export function findDecision(database: Database, outputNumber: number): Verdict | undefined {
  return database
    .select({ verdict: reviewDecisionsTable.verdict })
    .from(reviewDecisionsTable)
    .where(eq(reviewDecisionsTable.outputNumber, outputNumber))
    .get()?.verdict;
}

function reviewFrom(row: Row): Review {
  const { id, part, workflow, reviewerId, askedAt, dueOn } = row;
  const { verdict, givenAt, withdrawnAt, withdrawnWhy } = row;
  return {
    ...{ id, part, workflow, reviewerId, askedAt, dueOn },
    outputNumber: row.outputNumber ?? undefined,
    plantedId: row.plantedId ?? undefined,
    given:
      verdict === null || givenAt === null
        ? undefined
        : { verdict, reason: row.reason ?? undefined, at: givenAt },
    withdrawn:
      withdrawnAt === null || withdrawnWhy === null
        ? undefined
        : { at: withdrawnAt, why: withdrawnWhy },
  };
}
