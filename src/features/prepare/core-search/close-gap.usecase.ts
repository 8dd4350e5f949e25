import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import type { SearchGap } from './search-gap.ts';
import { findGap, listWorkflowOwners } from './search-gaps.store.ts';
import { markGapClosed } from './searches.store.ts';

export type CloseGapOutcome =
  | { kind: 'no-such-gap' }
  | { kind: 'not-allowed'; gap: SearchGap }
  | { kind: 'closed'; gap: SearchGap };

/** The question is none that the Core should answer: nobody is asked about it again. */
export function closeGap(request: RolloutRequest, { key }: { key: string }): CloseGapOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): CloseGapOutcome => {
    const gap = findGap(request, key);
    if (gap === undefined) return { kind: 'no-such-gap' };
    const owners = listWorkflowOwners(request, gap.workflows[0]?.workflow);
    const by = acting.userId as UserId;
    if (!acting.roles.has('lead') && !owners.includes(by)) return { kind: 'not-allowed', gap };
    markGapClosed(database, rolloutId, { gap: key, at: now, by });
    record(request, {
      act: 'core-search.close-gap',
      subject: `gap:${key}`,
      says: `${mention(by)} set a question aside that the Intelligence Core doesn’t answer: “${esc(clamp(gap.words, 200))}”.`,
      before: { words: gap.words, count: gap.count },
      isNews: false,
    });
    return { kind: 'closed', gap };
  });
}
