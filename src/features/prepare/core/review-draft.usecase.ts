import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueAnswer } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findAbsentName, getCorePerson } from './core-people.store.ts';
import { findEntry, listRevisions } from './entries.store.ts';
import type { Entry, EntryRevision } from './entry.ts';
import { mayReviewDraft, writersOf } from './entry-rights.ts';
import { markReviewed } from './entry-writes.store.ts';
import { changeAskedMessage } from './review-messages.view.ts';

export type ReviewVerdict = { kind: 'right' } | { kind: 'change'; words: string };

export type ReviewOutcome =
  | { kind: 'no-such-draft' }
  | { kind: 'own-words' }
  | { kind: 'not-allowed'; entry: Entry }
  | { kind: 'changed-meanwhile'; entry: Entry; theirs: EntryRevision }
  | { kind: 'reviewed-already'; entry: Entry }
  | { kind: 'reviewed'; entry: Entry }
  | { kind: 'change-asked'; entry: Entry; draft: EntryRevision };

/** Someone who did not write it says that it is right, or what has to change. */
export function reviewDraft(
  request: RolloutRequest,
  input: { entryId: string; revision: number; verdict: ReviewVerdict },
): ReviewOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): ReviewOutcome => {
    const { entryId, revision, verdict } = input;
    const before = findEntry(database, rolloutId, entryId);
    const draft = before?.draft;
    if (before === undefined || draft === undefined) return { kind: 'no-such-draft' };
    if (draft.revision !== revision) {
      return { kind: 'changed-meanwhile', entry: before, theirs: draft };
    }
    const writers = writersOf(listRevisions(database, before.number));
    if (writers.has(acting.userId)) return { kind: 'own-words' };
    if (!mayReviewDraft(getCorePerson(request), before, writers)) {
      return { kind: 'not-allowed', entry: before };
    }
    if (verdict.kind === 'change') return askForChange(request, before, draft, verdict.words);
    if (draft.status === 'reviewed') return { kind: 'reviewed-already', entry: before };
    markReviewed(database, { number: before.number, revision }, { by: acting.userId, at: now });
    record(request, {
      act: 'core.review-entry',
      subject: `entry:${entryId}`,
      says: `${mention(acting.userId)} read “${esc(clamp(draft.title, 200))}” and found it right.`,
      after: { revision },
      isNews: false,
    });
    return { kind: 'reviewed', entry: findEntry(database, rolloutId, entryId) ?? before };
  });
}

function askForChange(
  request: RolloutRequest,
  entry: Entry,
  draft: EntryRevision,
  words: string,
): ReviewOutcome {
  const { database, acting, now } = request;
  record(request, {
    act: 'core.ask-change',
    subject: `entry:${entry.id}`,
    says: `${mention(acting.userId)} read “${esc(clamp(draft.title, 200))}” and asked for a change.`,
    after: { revision: draft.revision },
    reason: words,
    isNews: false,
  });
  const isThere = findAbsentName(database, draft.writtenBy) === undefined;
  enqueueAnswer(request, {
    key: `core.change-asked:${entry.number}:${draft.revision}:${acting.userId}:${now.epochMilliseconds}`,
    to: isThere ? draft.writtenBy : entry.ownerId,
    message: changeAskedMessage(request.rolloutId, { entry, draft, words, byName: acting.name }),
  });
  return { kind: 'change-asked', entry, draft };
}
