/* What a card says of an entry besides its text. */
import type { RolloutRequest } from '../../../platform/request.ts';
import { listConstraints } from '../../assess/constraints/constraints.store.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { findAbsentName, getCorePerson } from './core-people.store.ts';
import { listRevisions } from './entries.store.ts';
import { type Entry, slugOf } from './entry.ts';
import { mayDecide, mayDrop, mayReviewDraft, writersOf } from './entry-rights.ts';
import { isDue, isDueSoon } from './verification.ts';

export function getEntryCardFacts(request: RolloutRequest, entry: Entry) {
  const { database, rolloutId, today } = request;
  const person = getCorePerson(request);
  const writers = writersOf(listRevisions(database, entry.number));
  const { verification } = entry;
  const text = entry.published ?? entry.draft;
  const constraints = new Map(
    listConstraints(database, rolloutId).map(({ text: words }) => [slugOf(words), words]),
  );
  const lessons = getCurriculumOf(database, rolloutId).lessons;
  const named = new Set(text?.lessons ?? []);
  return {
    may: {
      decide: mayDecide(person, entry),
      review: mayReviewDraft(person, entry, writers),
      drop: entry.draft !== undefined && mayDrop(person, entry, writers),
    },
    isDue:
      verification !== undefined && (isDue(verification, today) || isDueSoon(verification, today)),
    hasOwnerLeft: findAbsentName(database, entry.ownerId) !== undefined,
    answers: (text?.constraints ?? []).map((name) => constraints.get(name) ?? name),
    taughtBy: lessons
      .filter(({ id, entries }) => named.has(id) || entries.includes(entry.id))
      .map(({ title }) => title),
  };
}
