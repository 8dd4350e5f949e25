import type { RolloutRequest } from '../../../platform/request.ts';
import { getCorePerson } from './core-people.store.ts';
import { listEntries, listRevisions } from './entries.store.ts';
import type { Entry } from './entry.ts';
import { mayDecide, mayReviewDraft, writersOf } from './entry-rights.ts';

/** What waits in the Core for the one who asks, those who were asked by name first. */
export function listDraftsFor(request: RolloutRequest): {
  toRead: Entry[];
  toPublish: Entry[];
  own: Entry[];
} {
  const { database, rolloutId, acting } = request;
  const person = getCorePerson(request);
  const drafts = listEntries(database, rolloutId).filter(
    ({ draft, retired }) => draft !== undefined && retired === undefined,
  );
  const unread = drafts.filter(({ draft }) => draft?.status === 'draft');
  const isMine = ({ draft }: Entry) => draft?.reviewerId === acting.userId;
  return {
    toRead: unread
      .filter((entry) =>
        mayReviewDraft(person, entry, writersOf(listRevisions(database, entry.number))),
      )
      .sort((a, b) => Number(isMine(b)) - Number(isMine(a)) || a.number - b.number),
    toPublish: drafts.filter(
      (entry) => entry.draft?.status === 'reviewed' && mayDecide(person, entry),
    ),
    own: unread.filter(({ draft }) => draft?.writtenBy === acting.userId),
  };
}
