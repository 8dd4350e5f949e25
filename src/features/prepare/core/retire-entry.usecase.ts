import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { getCorePerson } from './core-people.store.ts';
import { findEntry, findTwin, listRevisions } from './entries.store.ts';
import type { Entry } from './entry.ts';
import { titleOf } from './entry.ts';
import { mayDecide, mayDrop, writersOf } from './entry-rights.ts';
import { markDropped, saveRetirement } from './entry-writes.store.ts';

export type RetireOutcome =
  | { kind: 'no-such-entry' }
  | { kind: 'not-allowed'; entry: Entry }
  | { kind: 'already'; entry: Entry }
  | { kind: 'twin'; twin: Entry }
  | { kind: 'done'; entry: Entry };

/** Takes an entry out of use, or brings it back, with the reason on the record. */
export function retireEntry(
  request: RolloutRequest,
  { entryId, how, reason }: { entryId: string; how: 'retire' | 'bring-back'; reason: string },
): RetireOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): RetireOutcome => {
    const before = findEntry(database, rolloutId, entryId);
    if (before === undefined) return { kind: 'no-such-entry' };
    if (!mayDecide(getCorePerson(request), before)) return { kind: 'not-allowed', entry: before };
    if ((before.retired !== undefined) === (how === 'retire')) {
      return { kind: 'already', entry: before };
    }
    const { number, workflow } = before;
    const title = titleOf(before);
    const twin = findTwin(database, rolloutId, { title, workflow, except: entryId });
    if (how === 'bring-back' && twin !== undefined) return { kind: 'twin', twin };
    const retired = how === 'retire' ? { at: now, by: acting.userId, reason } : undefined;
    saveRetirement(database, number, retired);
    record(request, {
      act: `core.${how}-entry`,
      subject: `entry:${entryId}`,
      says:
        how === 'retire'
          ? `${mention(acting.userId)} took “${esc(clamp(title, 200))}” out of the Intelligence Core.`
          : `${mention(acting.userId)} brought “${esc(clamp(title, 200))}” back into the Intelligence Core.`,
      before: before.retired ?? null,
      after: retired ?? null,
      reason,
      isNews: before.published !== undefined,
    });
    return { kind: 'done', entry: findEntry(database, rolloutId, entryId) ?? before };
  });
}

/** Gives up a draft. An entry that was never published goes out of use with it. */
export function dropDraft(
  request: RolloutRequest,
  { entryId, revision }: { entryId: string; revision: number },
): RetireOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): RetireOutcome => {
    const before = findEntry(database, rolloutId, entryId);
    const draft = before?.draft;
    if (before === undefined) return { kind: 'no-such-entry' };
    if (draft === undefined || draft.revision !== revision) {
      return { kind: 'already', entry: before };
    }
    const { number } = before;
    const writers = writersOf(listRevisions(database, number));
    if (!mayDrop(getCorePerson(request), before, writers)) {
      return { kind: 'not-allowed', entry: before };
    }
    markDropped(database, number, revision);
    if (before.published === undefined) {
      const reason = 'The draft was given up.';
      saveRetirement(database, number, { at: now, by: acting.userId, reason });
    }
    record(request, {
      act: 'core.drop-draft',
      subject: `entry:${entryId}`,
      says: `${mention(acting.userId)} gave up the draft “${esc(clamp(draft.title, 200))}”.`,
      before: draft,
      isNews: false,
    });
    return { kind: 'done', entry: findEntry(database, rolloutId, entryId) ?? before };
  });
}
