import type { Acting } from '../../../platform/acting.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { byText } from '../../../platform/words.ts';
import { listDrawn, listStrata } from '../samples/drawn.store.ts';
import { isWrong } from '../samples/finding.ts';
import { listFoundCounts } from '../samples/findings.store.ts';
import { countRegistered } from '../samples/outputs.store.ts';
import { findOpenRegister, listRegisters } from '../samples/registers.store.ts';
import { DEFAULT_LIMIT } from '../verification/judged-row.ts';
import { boundOfRegister } from '../verification/register-bound.ts';
import { findAgreement, getBound } from './bound.store.ts';
import { listPlantedErrors } from './planted-errors.store.ts';
import { isOpenReview } from './review.ts';
import { listReviewers } from './reviewers.store.ts';
import { listReviews } from './reviews.store.ts';

/** Everything that the page about sampling shows one person. */
export function getSamplesPage(context: ReadContext, { userId, roles }: Acting) {
  const { database, rolloutId, today } = context;
  const register = findOpenRegister(database, rolloutId);
  const limit = DEFAULT_LIMIT;
  const works = [
    ...new Set(listFoundCounts(database, rolloutId).map(({ workflow }) => workflow)),
  ].sort(byText);
  const reviewers = listReviewers(database, rolloutId);
  const hasPart = roles.has('lead') || roles.has('sponsor');
  return {
    ...{ rolloutId, today, register },
    isLead: roles.has('lead'),
    mayGiveDigits:
      hasPart &&
      register !== undefined &&
      register.second === undefined &&
      register.first?.by !== userId,
    registered:
      register === undefined
        ? new Map<string, number>()
        : countRegistered(database, rolloutId, register.number),
    works: works.map((workflow) => ({ workflow, bound: getBound(context, { workflow, limit }) })),
    all: getBound(context, { limit }),
    reviewers: {
      people: reviewers.length,
      hours: reviewers.reduce((sum, one) => sum + one.hoursPerWeek, 0),
      open: listReviews(database, rolloutId).filter(isOpenReview).length,
    },
    plantedErrors: listPlantedErrors(database, rolloutId).length,
    agreement: findAgreement(context),
    lastDraw: findLastDraw(context),
  };
}

/** What is known of the whole register of the newest draw. */
function findLastDraw({ database, rolloutId }: ReadContext) {
  const last = listRegisters(database, rolloutId).find((one) => one.closedAt !== undefined);
  if (last === undefined) return undefined;
  const { number } = last;
  const found = listDrawn(database, rolloutId).flatMap((one) =>
    one.register === number && one.finding !== undefined ? [one.finding] : [],
  );
  const findings = { reviews: found.length, errors: found.filter(isWrong).length };
  const size = listStrata(database, rolloutId, number).reduce((sum, one) => sum + one.size, 0);
  return { number, size, findings, bound: boundOfRegister(findings, size) };
}
