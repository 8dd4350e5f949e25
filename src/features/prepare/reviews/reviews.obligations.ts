import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkflowOwners } from '../core-search/search-gaps.store.ts';
import { listDisputed, listToReview } from '../samples/drawn.store.ts';
import { isOpenReview, MINUTES_PER_REVIEW, type Review } from './review.ts';
import { disputedValue, OPEN_DISPUTED, OPEN_REVIEW, reviewsValue } from './review.view.ts';
import { listReviewers } from './reviewers.store.ts';
import { OPEN_REVIEWERS } from './reviewers.view.ts';
import { listReviews } from './reviews.store.ts';

const DECIDE_DAYS = 3;

/** Reviews of drawn outputs, what reviewers saw differently, and reviewers to be named. */
export const reviewObligations: PerRollout<Obligation> = (context) => [
  ...reviewsOwed(context),
  ...decisionsOwed(context),
  ...reviewersOwed(context),
];

/** One for each reviewer, however many outputs wait for them. */
function reviewsOwed(context: ReadContext): Obligation[] {
  const { database, rolloutId } = context;
  const open = listReviews(database, rolloutId).filter(isOpenReview);
  return [...Map.groupBy(open, ({ reviewerId }) => reviewerId)].map(([personId, theirs]) => {
    const works = [...new Set(theirs.map(({ workflow }) => `*${esc(workflow)}*`))].sort();
    const dues = theirs.map(({ dueOn }) => dueOn).sort(Temporal.PlainDate.compare);
    return {
      key: `reviews.review:${personId}`,
      rolloutId,
      personId,
      topic: 'reviews',
      text: `Review ${sayCount(theirs.length, 'output')} of ${sayList(works)}`,
      why: 'It was drawn by lot, and what you say decides whether more teams can rely on it. Nobody sees who said what.',
      sinceOn: firstDay(context, personId, theirs),
      ...(dues[0] === undefined ? {} : { dueOn: dues[0] }),
      minutes: theirs.length * MINUTES_PER_REVIEW,
      reminders: 'owner-only',
      settle: { label: 'Review', actionId: OPEN_REVIEW, value: reviewsValue(rolloutId) },
    };
  });
}

function firstDay({ database }: ReadContext, personId: UserId, reviews: readonly Review[]) {
  const zone = findPerson(database, personId)?.timeZone ?? 'UTC';
  const days = reviews.map(({ askedAt }) => dateAt(askedAt, zone));
  return days.reduce((one, other) => (Temporal.PlainDate.compare(one, other) <= 0 ? one : other));
}

function decisionsOwed(context: ReadContext): Obligation[] {
  const { database, rolloutId, today } = context;
  const disputed = Map.groupBy(listDisputed(database, rolloutId), ({ workflow }) => workflow);
  if (disputed.size === 0) return [];
  const reviews = Map.groupBy(listReviews(database, rolloutId), (one) => one.outputNumber);
  return [...disputed].flatMap(([workflow, outputs]) => {
    const [personId] = listWorkflowOwners(context, workflow);
    if (personId === undefined) return [];
    const given = outputs.flatMap(({ number }) =>
      (reviews.get(number) ?? []).flatMap((one) => one.given?.at ?? []),
    );
    const zone = findPerson(database, personId)?.timeZone ?? 'UTC';
    const since = given.sort(Temporal.Instant.compare)[0];
    const sinceOn = since === undefined ? today : dateAt(since, zone);
    return [
      {
        key: `reviews.decide:${workflow}`,
        rolloutId,
        personId,
        topic: 'reviews',
        text: `Decide on ${sayCount(outputs.length, 'output')} of *${esc(workflow)}* that reviewers see differently`,
        why: 'You look after this work, so your word counts; until then the worse of two words does.',
        sinceOn,
        dueOn: addWorkingDays(sinceOn, DECIDE_DAYS, MONDAY_TO_FRIDAY),
        minutes: outputs.length * MINUTES_PER_REVIEW,
        takers: ['lead'],
        settle: {
          label: 'Decide',
          actionId: OPEN_DISPUTED,
          value: disputedValue(rolloutId, workflow),
        },
      } satisfies Obligation,
    ];
  });
}

/** Drawn outputs that nobody was asked for, because nobody reviews them. */
function reviewersOwed(context: ReadContext): Obligation[] {
  const { database, rolloutId, today } = context;
  const drawn = listToReview(database, rolloutId);
  if (drawn.length === 0) return [];
  const asked = new Set(
    listReviews(database, rolloutId).flatMap((one) =>
      one.withdrawn === undefined && one.outputNumber !== undefined ? [one.outputNumber] : [],
    ),
  );
  const reviewers = listReviewers(database, rolloutId);
  const isReviewed = (workflow: string) =>
    reviewers.some(({ workflows }) => workflows.length === 0 || workflows.includes(workflow));
  const nobodys = drawn.filter(
    ({ number, workflow }) => !asked.has(number) && !isReviewed(workflow),
  );
  if (nobodys.length === 0) return [];
  const works = [...new Set(nobodys.map(({ workflow }) => `*${esc(workflow)}*`))].sort();
  return listActiveHolders(database, rolloutId, 'lead')
    .slice(0, 1)
    .map((personId) => ({
      key: 'reviews.name-reviewers',
      rolloutId,
      personId,
      topic: 'reviews',
      text: `Name people who review outputs of ${sayList(works)}`,
      why: `${sayCount(nobodys.length, 'output was', 'outputs were')} drawn, and nobody reviews this work.`,
      sinceOn: today,
      minutes: 3,
      takers: ['lead'],
      settle: { label: 'Name reviewers', actionId: OPEN_REVIEWERS, value: reviewsValue(rolloutId) },
    }));
}
