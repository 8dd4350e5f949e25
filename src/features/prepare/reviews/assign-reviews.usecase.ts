import { record } from '../../../platform/audit/audit.ts';
import { isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { remember } from '../../../platform/remember.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import { findCalendarAt, findHolidayPlace } from '../../teams/calendars/holidays.store.ts';
import { addWorkingDays, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { listToReview } from '../samples/drawn.store.ts';
import {
  type AssignmentFacts,
  assignReviews,
  listReplaceable,
  listUnasked,
  type NewReview,
} from './assignment.ts';
import { listPlantedErrors } from './planted-errors.store.ts';
import { isOpenReview, REVIEW_DUE_DAYS, type Review, SILENT_AFTER_DAYS } from './review.ts';
import { listAwayToday, listReviewers } from './reviewers.store.ts';
import { addReview, listReviews, markWithdrawn } from './reviews.store.ts';

/** So many are asked for or taken back at once: some milliseconds. The others have their turn a minute later. */
const AT_ONCE = 200;

/** Asks reviewers for what was drawn, and others in the place of those who stay silent. Answers in words. */
export function askForReviews(request: RolloutRequest): string {
  const { database } = request;
  return write(database, () => {
    const replaced = replaceSilent(request);
    const asked = isAnyUnasked(request) ? assignReviews(factsOf(request), AT_ONCE) : [];
    askEach(request, asked);
    if (asked.length === 0 && replaced === 0) return '';
    const says = `${sayCount(asked.length, 'review was', 'reviews were')} asked for.`;
    const after = { asked: asked.length, replaced };
    record(request, { act: 'reviews.ask', subject: 'reviews', says, after, isNews: false });
    return says;
  });
}

/** Whether there is anything to do, of which most minutes say no. */
function isAnyUnasked({ database, rolloutId }: RolloutRequest): boolean {
  return remember(database, `reviews to ask for ${rolloutId}`, () => {
    const outputs = listToReview(database, rolloutId);
    return listUnasked({ outputs, reviews: listReviews(database, rolloutId) }).length > 0;
  });
}

function factsOf(request: RolloutRequest): AssignmentFacts {
  const { database, rolloutId, now } = request;
  return {
    outputs: listToReview(database, rolloutId),
    reviews: listReviews(database, rolloutId),
    reviewers: listReviewers(database, rolloutId),
    away: listAwayToday(request),
    planted: listPlantedErrors(database, rolloutId),
    weekAgo: now.subtract({ hours: 7 * 24 }),
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
  const silent = listSilent(request);
  if (silent.length === 0) return 0;
  const replaceable = listReplaceable(factsOf(request), silent).slice(0, AT_ONCE);
  for (const { id } of replaceable) markWithdrawn(database, id, 'silent', now);
  return replaceable.length;
}

/** Open reviews that are so late that somebody else is asked. */
function listSilent(request: RolloutRequest): Review[] {
  const { database, rolloutId, today } = request;
  const last = new Map<string, Temporal.PlainDate>();
  return listReviews(database, rolloutId).filter((one) => {
    const { dueOn, reviewerId } = one;
    if (!isOpenReview(one) || !isAfter(today, dueOn)) return false;
    const key = `${reviewerId} ${dueOn}`;
    const until =
      last.get(key) ?? addWorkingDays(dueOn, SILENT_AFTER_DAYS, calendarOf(request, reviewerId));
    last.set(key, until);
    return isAfter(today, until);
  });
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
