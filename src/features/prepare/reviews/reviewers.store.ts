import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import type { Reviewer } from './review.ts';
import { reviewersTable } from './reviews.table.ts';

/** Who reviews now, and is still here. */
export function listReviewers(database: Database, rolloutId: RolloutId): readonly Reviewer[] {
  return remember(database, `reviewers ${rolloutId}`, () =>
    database
      .select({
        personId: reviewersTable.personId,
        hoursPerWeek: reviewersTable.hoursPerWeek,
        workflows: reviewersTable.workflows,
      })
      .from(reviewersTable)
      .where(and(eq(reviewersTable.rolloutId, rolloutId), isNull(reviewersTable.endedAt)))
      .orderBy(asc(reviewersTable.personId))
      .all()
      .filter(({ personId }) => findPerson(database, personId)?.isDeactivated !== true),
  );
}

/** The people who are away today, by what they or the company said. */
export function listAwayToday(context: ReadContext): ReadonlySet<UserId> {
  const { today } = context;
  const away = context.product.absences
    .flatMap((list) => list(context))
    .filter(
      ({ fromOn, toOn }) =>
        Temporal.PlainDate.compare(fromOn, today) <= 0 &&
        Temporal.PlainDate.compare(toOn, today) >= 0,
    );
  return new Set(away.map(({ personId }) => personId));
}

/** Open rollouts that have reviewers. */
export function listRolloutsWithReviewers(database: Database) {
  return listOpenRollouts(database).filter(({ id }) => listReviewers(database, id).length > 0);
}

export function saveReviewer(
  database: Database,
  rolloutId: RolloutId,
  reviewer: Reviewer & { addedBy: UserId; addedAt: Temporal.Instant },
): void {
  const { personId, ...facts } = reviewer;
  database
    .insert(reviewersTable)
    .values({ rolloutId, personId, ...facts })
    .onConflictDoUpdate({
      target: [reviewersTable.rolloutId, reviewersTable.personId],
      set: { ...facts, endedAt: null },
    })
    .run();
}

export function markReviewerEnded(
  database: Database,
  { rolloutId, personId }: { rolloutId: RolloutId; personId: UserId },
  at: Temporal.Instant,
): void {
  database
    .update(reviewersTable)
    .set({ endedAt: at })
    .where(and(eq(reviewersTable.rolloutId, rolloutId), eq(reviewersTable.personId, personId)))
    .run();
}
