import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { type MonthWords, NO_WORDS } from './sponsor-month.ts';
import { sponsorMonthsTable } from './sponsor-months.table.ts';

export type SponsorMonth = {
  words: MonthWords;
  readBy: UserId | undefined;
  sentAt: Temporal.Instant | undefined;
};

/** The pages that somebody has read or that were sent, by month. */
export function listSponsorMonths(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<string, SponsorMonth> {
  return remember(database, `sponsor months ${rolloutId}`, () => {
    const rows = database
      .select()
      .from(sponsorMonthsTable)
      .where(eq(sponsorMonthsTable.rolloutId, rolloutId))
      .all();
    return new Map(
      rows.map(({ month, working, risk, need, readBy, sentAt }) => [
        month,
        {
          words: { working, risk, need },
          readBy: readBy ?? undefined,
          sentAt: sentAt ?? undefined,
        },
      ]),
    );
  });
}

export function saveMonthWords(
  database: Database,
  { rolloutId, month }: { rolloutId: RolloutId; month: string },
  { words, readBy }: { words: MonthWords; readBy: UserId },
): void {
  database
    .insert(sponsorMonthsTable)
    .values({ rolloutId, month, ...words, readBy })
    .onConflictDoUpdate({
      target: [sponsorMonthsTable.rolloutId, sponsorMonthsTable.month],
      set: { ...words, readBy },
    })
    .run();
}

export function markSent(
  database: Database,
  { rolloutId, month }: { rolloutId: RolloutId; month: string },
  sentAt: Temporal.Instant,
): void {
  database
    .insert(sponsorMonthsTable)
    .values({ rolloutId, month, ...NO_WORDS, sentAt })
    .onConflictDoUpdate({
      target: [sponsorMonthsTable.rolloutId, sponsorMonthsTable.month],
      set: { sentAt },
    })
    .run();
}
