import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { getNextSlot } from './month-pages.store.ts';
import type { MonthWords } from './sponsor-month.ts';
import { listSponsorMonths, saveMonthWords } from './sponsor-months.store.ts';

export type WriteOutcome = { kind: 'not-lead' } | { kind: 'sent-already' } | { kind: 'saved' };

/** A lead adds words to a month's page, or says by empty ones that they have read it. */
export function writeMonth(
  request: RolloutRequest,
  { month, words }: { month: string; words: MonthWords },
): WriteOutcome {
  const { database, acting, rolloutId } = request;
  return write(database, (): WriteOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    if (getNextSlot(request).month !== month) return { kind: 'sent-already' };
    const before = listSponsorMonths(database, rolloutId).get(month);
    saveMonthWords(database, { rolloutId, month }, { words, readBy: acting.userId });
    record(request, {
      act: 'sponsor-months.write',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} read the sponsor’s page of the month and added their own words.`,
      before: before?.words,
      after: words,
      isNews: false,
    });
    return { kind: 'saved' };
  });
}
