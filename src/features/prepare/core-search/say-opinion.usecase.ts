import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findEntry } from '../core/entries.store.ts';
import { isPublished, type PublishedEntry } from '../core/entry.ts';
import { doubtEntry } from '../core/verify-entry.usecase.ts';
import { saveOpinion } from './searches.store.ts';

export type OpinionOutcome =
  | { kind: 'no-such-entry' }
  | { kind: 'said'; entry: PublishedEntry; helped: boolean };

/** Whether an entry helped: it ranks by that, and one that did not help is looked at by its owner. */
export function sayOpinion(
  request: RolloutRequest,
  { entryId, words, helped }: { entryId: string; words: string; helped: boolean },
): OpinionOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): OpinionOutcome => {
    const entry = findEntry(database, rolloutId, entryId);
    if (entry === undefined || !isPublished(entry)) return { kind: 'no-such-entry' };
    saveOpinion(database, rolloutId, {
      entryNumber: entry.number,
      saidBy: acting.userId as typeof entry.ownerId,
      words,
      helped,
      saidAt: now,
    });
    record(request, {
      act: 'core-search.say-opinion',
      subject: `entry:${entryId}`,
      says: `“${esc(clamp(entry.published.title, 200))}” ${helped ? 'helped' : 'did not help'} ${mention(acting.userId as typeof entry.ownerId)}.`,
      after: { helped, words },
      isNews: false,
    });
    if (!helped) doubtEntry(request, { entryId, reason: 'did-not-help' });
    return { kind: 'said', entry, helped };
  });
}
