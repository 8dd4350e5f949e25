import type { UserId } from '../../../platform/ids.ts';
import type { Entry, EntryRevision } from './entry.ts';

/** Roles of those who may write down what they know: all who have a part in the rollout. */
export const CORE_WRITERS = ['lead', 'sponsor', 'champion', 'backup', 'manager', 'member'] as const;

/** Who somebody is to the Core: their roles in the rollout, as far as they matter here. */
export type CorePerson = { userId: UserId; isLead: boolean; mayReview: boolean };

/** Whoever wrote any of the text since it was last published; nobody looks at their own words. */
export function writersOf(revisions: readonly EntryRevision[]): ReadonlySet<UserId> {
  const from = revisions.findLastIndex(({ status }) => status === 'published');
  const dropped = revisions.findLastIndex(({ status }) => status === 'dropped');
  const since = revisions.slice(Math.max(from, dropped) + 1);
  return new Set(since.map(({ writtenBy }) => writtenBy));
}

/** The owner answers for an entry, and a lead for all. */
export function mayDecide(person: CorePerson, entry: Pick<Entry, 'ownerId'>): boolean {
  return person.isLead || entry.ownerId === person.userId;
}

/** The owner, the one who was asked, and those who know the work; never who wrote it. */
export function mayReviewDraft(
  person: CorePerson,
  entry: Pick<Entry, 'ownerId' | 'draft'>,
  writers: ReadonlySet<UserId>,
): boolean {
  if (writers.has(person.userId)) return false;
  return mayDecide(person, entry) || person.mayReview || entry.draft?.reviewerId === person.userId;
}

/** A draft may be given up by those who wrote it, the owner and the leads. */
export function mayDrop(
  person: CorePerson,
  entry: Pick<Entry, 'ownerId'>,
  writers: ReadonlySet<UserId>,
): boolean {
  return mayDecide(person, entry) || writers.has(person.userId);
}
