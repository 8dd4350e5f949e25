/* A bound with everything that a sentence, a gate or a page needs of it. */
import { capitalised } from '../../../platform/words.ts';
import { sayBound, sayFindings, sayShare, sayStillNeeded } from '../verification/bound-words.ts';
import {
  catchAtLeast,
  correctedAtMost,
  correctedStillNeeded,
  isShownCorrected,
  type Planted,
} from '../verification/corrected-bound.ts';
import {
  atMost,
  type Findings,
  isShownAbove,
  isShownBelow,
  reviewsStillNeeded,
} from '../verification/error-evidence.ts';

/** Planted errors that were answered. `isPooled`: by so many reviewers that the count is about nobody. */
export type Caught = Planted & { isPooled: boolean };

export type Bound = {
  findings: Findings;
  limit: number;
  shown: boolean;
  /** Evidence of more than the limit. */
  isAbove: boolean;
  /** A share; undefined while nothing up to 50 % is shown. */
  atMost: number | undefined;
  /** 0 when shown, undefined when no number of reviews could show it. */
  stillNeeded: number | undefined;
  planted: Caught;
  corrected: {
    shown: boolean;
    atMost: number | undefined;
    catchAtLeast: number | undefined;
    stillNeeded: number | undefined;
  };
};

export function judgeBound(findings: Findings, planted: Caught, limit: number): Bound {
  return {
    findings,
    limit,
    shown: isShownBelow(findings, limit),
    isAbove: isShownAbove(findings, limit),
    atMost: atMost(findings),
    stillNeeded: reviewsStillNeeded(findings, limit),
    planted,
    corrected: {
      shown: isShownCorrected(findings, planted, limit),
      atMost: correctedAtMost(findings, planted),
      catchAtLeast: catchAtLeast(planted),
      stillNeeded: correctedStillNeeded(findings, planted, limit),
    },
  };
}

/** "error at most 10 % shown with 38 reviews and no error", "not shown yet: 16 more reviews without an error". */
export function sayBoundPlainly({
  findings,
  limit,
  shown,
  isAbove,
  stillNeeded,
  atMost: most,
}: Bound): string {
  if (findings.reviews === 0) return 'nothing has been reviewed yet.';
  const found = sayFindings(findings);
  if (isAbove) return `more than ${sayShare(limit)} wrong shown with ${found}.`;
  if (shown) return `error at most ${sayShare(limit)} shown with ${found}.`;
  const sofar =
    most === undefined || most <= limit
      ? ''
      : `, which ${findings.reviews === 1 ? 'proves' : 'prove'} at most ${sayBound(most)}`;
  return `error at most ${sayShare(limit)} not shown yet: ${sayStillNeeded(stillNeeded)} (${found} so far${sofar}).`;
}

/** "reviewers catch 18 of 20 planted errors"; undefined where that could be about somebody, or about nothing. */
export function sayCaught({ planted, caught, isPooled }: Caught): string | undefined {
  return planted === 0 || !isPooled
    ? undefined
    : `reviewers catch ${caught} of ${planted} planted errors`;
}

/** "At most 10.3 % found; reviewers catch 18 of 20 planted errors, so at most 16.1 % in truth." */
export function sayCorrectedBound({ planted, corrected, atMost: most }: Bound): string {
  if (planted.planted === 0) {
    return 'What reviewers miss is not known yet: no planted error has been answered.';
  }
  const caught = sayCaught(planted);
  const hidden =
    caught === undefined
      ? ' How many planted errors are caught is shown from five reviewers on.'
      : '';
  if (corrected.atMost === undefined || corrected.atMost >= 1 || most === undefined) {
    return `${capitalised(caught ?? 'what reviewers miss is counted in')}, which proves no bound in truth yet.${hidden}`;
  }
  const so = caught === undefined ? 'with what reviewers miss counted in,' : `${caught}, so`;
  return `At most ${sayBound(most)} found; ${so} at most ${sayBound(corrected.atMost)} in truth.${hidden}`;
}
