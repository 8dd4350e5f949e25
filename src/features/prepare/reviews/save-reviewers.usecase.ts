import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import { withdrawReviewsOf } from './assign-reviews.usecase.ts';
import { listReviewers, markReviewerEnded, saveReviewer } from './reviewers.store.ts';

export type SaveReviewersOutcome =
  | { kind: 'saved'; reviewers: readonly UserId[]; ended: readonly UserId[] }
  | { kind: 'cannot'; says: string };

type Input = { people: readonly UserId[]; hoursPerWeek: number; workflows: readonly string[] };

/** Names reviewers for some work, or for all of it, and how many hours a week each has for it. */
export function addReviewers(request: RolloutRequest, input: Input): SaveReviewersOutcome {
  const { database, rolloutId, acting, now } = request;
  const { people, hoursPerWeek, workflows } = input;
  const odd = people.find((id) => {
    const person = findPerson(database, id);
    const isGuest = person?.isGuest === true;
    return person === undefined || person.isBot || person.isDeactivated || isGuest;
  });
  if (odd !== undefined) {
    return {
      kind: 'cannot',
      says: 'Reviewers need a full account here; guests and apps can’t be one.',
    };
  }
  return write(database, (): SaveReviewersOutcome => {
    for (const personId of people) {
      saveReviewer(database, rolloutId, {
        ...{ personId, hoursPerWeek, workflows },
        ...{ addedBy: acting.userId, addedAt: now },
      });
    }
    const who = sayList(people.map(mention));
    const what = workflows.length === 0 ? 'all work' : sayList(workflows.map(esc));
    record(request, {
      act: 'reviews.add-reviewers',
      subject: 'reviewers',
      says: `${mention(acting.userId)} named ${who} as ${people.length === 1 ? 'a reviewer' : 'reviewers'} of ${what}, ${sayCount(hoursPerWeek, 'hour')} a week each.`,
      after: { people, hoursPerWeek, workflows },
      isNews: false,
    });
    return { kind: 'saved', reviewers: people, ended: [] };
  });
}

/** Somebody no longer reviews, by their own word or a lead's, or because they have left. */
export function endReviewer(
  request: RolloutRequest,
  { personId, why }: { personId: UserId; why: 'left' | 'given-on' },
): boolean {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const before = listReviewers(database, rolloutId).some((one) => one.personId === personId);
    const open = withdrawReviewsOf(request, { personId, why });
    if (!before && open === 0) return false;
    markReviewerEnded(database, { rolloutId, personId }, now);
    record(request, {
      act: 'reviews.end-reviewer',
      subject: `person:${personId}`,
      says: `${mention(personId)} no longer reviews; ${sayCount(open, 'open review goes', 'open reviews go')} to others.`,
      after: { why, open },
      isNews: false,
    });
    return true;
  });
}
