import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { asGroundswell, type RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import {
  isCaught,
  type Standing,
  standingOf,
  type Verdict,
  verdictTitles,
} from '../samples/finding.ts';
import { markFinding } from '../samples/mark-finding.usecase.ts';
import { findOutput } from '../samples/outputs.store.ts';
import type { PlantedError } from './planted-error.ts';
import { findPlantedError } from './planted-errors.store.ts';
import { isOpenReview, type Review } from './review.ts';
import { findDecision, findReview, listReviewsOf, saveVerdict } from './reviews.store.ts';

export type Given = { reviewId: string; verdict: Verdict; reason: string };

export type GiveOutcome =
  | { kind: 'taken'; standing: Standing }
  | { kind: 'planted'; error: PlantedError; caught: boolean }
  | { kind: 'given-before'; verdict: Verdict }
  | { kind: 'withdrawn' | 'not-yours' | 'no-such-review' | 'no-reason' };

/**
 * Somebody says what they think of an output. The record says what was found and never by whom: reviews of a
 * person are seen by nobody else.
 */
export function giveVerdict(request: RolloutRequest, given: Given): GiveOutcome {
  const { database, rolloutId, acting, now } = request;
  const { verdict } = given;
  const reason = given.reason.trim();
  return write(database, (): GiveOutcome => {
    const review = findReview(database, rolloutId, given.reviewId);
    if (review === undefined) return { kind: 'no-such-review' };
    if (review.reviewerId !== acting.userId) return { kind: 'not-yours' };
    if (review.given !== undefined) {
      return { kind: 'given-before', verdict: review.given.verdict };
    }
    if (!isOpenReview(review)) return { kind: 'withdrawn' };
    if (verdict !== 'right' && reason === '') return { kind: 'no-reason' };
    saveVerdict(database, review.id, { verdict, reason: reason === '' ? null : reason, at: now });
    const own = asGroundswell(request);
    if (review.plantedId !== undefined) return takePlanted(own, review, verdict);
    return { kind: 'taken', standing: takeFinding(own, review, { verdict, reason }) };
  });
}

function takePlanted(request: RolloutRequest, review: Review, verdict: Verdict): GiveOutcome {
  const error = findPlantedError(request.database, review.plantedId ?? '');
  if (error === undefined) return { kind: 'no-such-review' };
  const caught = isCaught(verdict);
  record(request, {
    act: 'reviews.planted',
    subject: `planted:${error.id}`,
    says: `A planted error of ${esc(error.workflow)} was ${caught ? 'caught' : 'not caught'}.`,
    after: { caught },
    isNews: false,
  });
  return { kind: 'planted', error, caught };
}

function takeFinding(
  request: RolloutRequest,
  { outputNumber = 0, workflow }: Review,
  { verdict, reason }: { verdict: Verdict; reason: string },
): Standing {
  const { database, rolloutId } = request;
  const said = listReviewsOf(database, outputNumber).flatMap((one) => one.given?.verdict ?? []);
  const standing = standingOf(said, findDecision(database, outputNumber));
  markFinding(request, { outputNumber, standing });
  const output = findOutput(database, rolloutId, outputNumber);
  record(request, {
    act: 'reviews.give',
    subject: `output:${output?.outputId ?? outputNumber}`,
    says: `An output of ${esc(workflow)} was reviewed: ${verdictTitles[verdict].toLowerCase()}.`,
    after: { verdict, isDisputed: standing.isDisputed },
    ...(reason === '' ? {} : { reason }),
    isNews: false,
  });
  if (verdict === 'critical' && output !== undefined) {
    const { teamId, url, note } = output;
    const found = { outputNumber, workflow, teamId, url, note, reason };
    for (const take of request.product.criticalOutputs) take(request, found);
  }
  return standing;
}
