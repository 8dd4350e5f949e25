import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { versionText } from '../lessons/lesson.ts';
import { getCorePerson } from './core-people.store.ts';
import { findEntry } from './entries.store.ts';
import { type Entry, type EntryRevision, isMajorChange } from './entry.ts';
import { mayDecide } from './entry-rights.ts';
import { markPublished, saveVerification } from './entry-writes.store.ts';
import { newlyVerified, reworded } from './verification.ts';

export type PublishOutcome =
  | { kind: 'no-such-draft' }
  | { kind: 'not-allowed'; entry: Entry }
  | { kind: 'not-reviewed'; entry: Entry }
  | { kind: 'changed-meanwhile'; entry: Entry; theirs: EntryRevision }
  | { kind: 'published-already'; entry: Entry }
  | { kind: 'published'; entry: Entry; isMajorChange: boolean };

/** Makes a reviewed text the one that people find. */
export function publishEntry(
  request: RolloutRequest,
  { entryId, revision }: { entryId: string; revision: number },
): PublishOutcome {
  const { database, rolloutId, acting, now, today } = request;
  return write(database, (): PublishOutcome => {
    const before = findEntry(database, rolloutId, entryId);
    if (before?.published?.revision === revision) {
      return { kind: 'published-already', entry: before };
    }
    const draft = before?.draft;
    if (before === undefined || draft === undefined) return { kind: 'no-such-draft' };
    if (!mayDecide(getCorePerson(request), before)) return { kind: 'not-allowed', entry: before };
    if (draft.revision !== revision) {
      return { kind: 'changed-meanwhile', entry: before, theirs: draft };
    }
    if (draft.status !== 'reviewed') return { kind: 'not-reviewed', entry: before };
    const { number, published, verification } = before;
    const isMajor = isMajorChange(published?.version, draft.version);
    const isRewording = published !== undefined && !isMajor && verification !== undefined;
    markPublished(database, { number, revision }, { version: draft.version, at: now });
    saveVerification(
      database,
      number,
      isRewording ? reworded(verification, today) : newlyVerified(today),
    );
    record(request, {
      act: 'core.publish-entry',
      subject: `entry:${entryId}`,
      says: `${mention(acting.userId)} published “${esc(clamp(draft.title, 200))}” in the Intelligence Core (version ${versionText(draft.version)}).`,
      before: published ?? null,
      after: draft,
      ...(draft.note === '' ? {} : { reason: draft.note }),
      isNews: published === undefined || isMajor,
    });
    const entry = findEntry(database, rolloutId, entryId) ?? before;
    return { kind: 'published', entry, isMajorChange: isMajor };
  });
}
