import { record } from '../../../platform/audit/audit.ts';
import { isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import { findCalendarAt, findHolidayPlace } from '../../teams/calendars/holidays.store.ts';
import { addWorkingDays, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { listToReview } from '../samples/drawn.store.ts';
import { type AssignmentFacts, assignReviews, type NewReview } from './assignment.ts';
import { listPlantedErrors } from './planted-errors.store.ts';
import { isOpenReview, REVIEW_DUE_DAYS, type Review, SILENT_AFTER_DAYS } from './review.ts';
import { listAwayToday, listReviewers } from './reviewers.store.ts';
import { addReview, listReviews, markWithdrawn } from './reviews.store.ts';

/** Asks reviewers for what was drawn, and others in the place of those who stay silent. Answers in words. */
export function askForReviews(request: RolloutRequest): string {
  const { database } = request;
  return write(database, () => {
    const replaced = replaceSilent(request);
    const asked = assignReviews(factsOf(request));
    askEach(request, asked);
    if (asked.length === 0 && replaced === 0) return '';
    const says = `${sayCount(asked.length, 'review was', 'reviews were')} asked for.`;
    const after = { asked: asked.length, replaced };
    record(request, { act: 'reviews.ask', subject: 'reviews', says, after, isNews: false });
    return says;
  });
}

function factsOf(request: RolloutRequest): AssignmentFacts {
  const { database, rolloutId } = request;
  return {
    outputs: listToReview(database, rolloutId),
    reviews: listReviews(database, rolloutId),
    reviewers: listReviewers(database, rolloutId),
    away: listAwayToday(request),
    planted: listPlantedErrors(database, rolloutId),
  };
}

function askEach(request: RolloutRequest, asked: readonly NewReview[]): void {
  const { database, rolloutId, now, today } = request;
  const dueOn = new Map<UserId, Temporal.PlainDate>();
  for (const one of asked) {
    const { reviewerId } = one;
    const due =
      dueOn.get(reviewerId) ??
      addWorkingDays(today, REVIEW_DUE_DAYS, calendarOf(request, reviewerId));
    dueOn.set(reviewerId, due);
    addReview(database, rolloutId, {
      ...{ ...one, id: newId<string>(), askedAt: now, dueOn: due },
      ...{ given: undefined, withdrawn: undefined },
    });
  }
}

function calendarOf({ database }: RolloutRequest, userId: UserId): WorkingCalendar {
  const timeZone = findPerson(database, userId)?.timeZone ?? 'UTC';
  return findCalendarAt(database, findHolidayPlace(database, { userId, timeZone }));
}

/** A silent reviewer keeps theirs while nobody else could take it; otherwise it is withdrawn without a word about it. */
function replaceSilent(request: RolloutRequest): number {
  const { database, now } = request;
  const facts = factsOf(request);
  const silent = facts.reviews.filter((one) => isOpenReview(one) && isSilent(request, one));
  let replaced = 0;
  for (const review of silent) {
    const output = facts.outputs.find(({ number }) => number === review.outputNumber);
    const withdrawn = { at: now, why: 'silent' } as const;
    const reviews = facts.reviews.map((one) =>
      one.id === review.id ? { ...one, withdrawn } : one,
    );
    const isPlanted = review.part === 'planted';
    const canGo =
      isPlanted ||
      (output !== undefined &&
        assignReviews({ ...facts, outputs: [output], reviews }).some(
          ({ part }) => part === review.part,
        ));
    if (!canGo) continue;
    markWithdrawn(database, review.id, 'silent', now);
    facts.reviews = reviews;
    replaced++;
  }
  return replaced;
}

function isSilent(request: RolloutRequest, { dueOn, reviewerId }: Review): boolean {
  if (!isAfter(request.today, dueOn)) return false;
  const last = addWorkingDays(dueOn, SILENT_AFTER_DAYS, calendarOf(request, reviewerId));
  return isAfter(request.today, last);
}

/** What somebody was asked for goes to others, because they have left or no longer review. */
export function withdrawReviewsOf(
  request: RolloutRequest,
  { personId, why }: { personId: UserId; why: 'left' | 'given-on' },
): number {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const open = listReviews(database, rolloutId).filter(
      (one) => one.reviewerId === personId && isOpenReview(one),
    );
    for (const { id } of open) markWithdrawn(database, id, why, now);
    return open.length;
  });
}
