/* What reviews show of a work, a wave's teams or everything, and how well reviewers catch errors. Counts alone. */
import type { TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { isCaught } from '../samples/finding.ts';
import { countFindings, listFoundCounts } from '../samples/findings.store.ts';
import { type Agreement, agreementOf } from '../verification/agreement.ts';
import type { Planted } from '../verification/corrected-bound.ts';
import type { Findings } from '../verification/error-evidence.ts';
import { type Bound, judgeBound } from './bound.ts';
import { listReviews } from './reviews.store.ts';

/** What is shown about one work, some teams, or everything: plain, and corrected by what reviewers miss. */
export function getBound(
  context: ReadContext,
  about: { workflow?: string; teamIds?: ReadonlySet<TeamId>; limit: number },
): Bound {
  const findings = countFindings(listFoundCounts(context.database, context.rolloutId), about);
  return boundOf(context, findings, about.limit);
}

/** What these findings show. A bound is looked for by steps, so what is known of the same counts is kept. */
export function boundOf(context: ReadContext, findings: Findings, limit: number): Bound {
  const planted = getPlanted(context);
  const key = JSON.stringify(['bound of', findings, planted, limit]);
  return remember(context.database, key, () => judgeBound(findings, planted, limit));
}

/** Planted errors that were answered, over all work, people and months; nobody is told apart. */
export function getPlanted({ database, rolloutId }: ReadContext): Planted {
  return remember(database, `planted counts ${rolloutId}`, () => {
    const answered = listReviews(database, rolloutId).flatMap(({ part, given }) =>
      part === 'planted' && given !== undefined ? [given.verdict] : [],
    );
    return { planted: answered.length, caught: answered.filter(isCaught).length };
  });
}

/** Figures about reviewers are shown from so many on, so that they are about nobody. */
export const REVIEWERS_FOR_FIGURES = 5;

/** How far two reviewers see the same, over all work; undefined under 20 pairs or five reviewers. */
export function findAgreement({ database, rolloutId }: ReadContext): Agreement | undefined {
  return remember(database, `review agreement ${rolloutId}`, () => {
    const given = listReviews(database, rolloutId).flatMap((one) =>
      one.given !== undefined &&
      one.outputNumber !== undefined &&
      one.given.verdict !== 'cannot-tell'
        ? [{ output: one.outputNumber, by: one.reviewerId, wrong: isCaught(one.given.verdict) }]
        : [],
    );
    const pairs = [...Map.groupBy(given, ({ output }) => output).values()].filter(
      (words) => words.length >= 2,
    );
    const people = new Set(pairs.flat().map(({ by }) => by));
    if (people.size < REVIEWERS_FOR_FIGURES) return undefined;
    const wrong = pairs.map((words) => words.slice(0, 2).filter((one) => one.wrong).length);
    const count = (of: number) => wrong.filter((one) => one === of).length;
    return agreementOf({ both: count(2), one: count(1), neither: count(0) });
  });
}
