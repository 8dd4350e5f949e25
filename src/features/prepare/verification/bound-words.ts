/* How a share and a bound are worded, the same everywhere. */
import { sayCount } from '../../../platform/words.ts';
import type { Findings } from './error-evidence.ts';

/** A share of 0 to 1 as people say it: "10 %", "16.1 %". */
export const sayShare = (share: number) =>
  `${(Math.round(share * 1000) / 10).toLocaleString('en', { maximumFractionDigits: 1 })} %`;

/** An upper bound, never worded smaller than it is. */
export const sayBound = (bound: number) => sayShare(Math.ceil(bound * 1000 - 1e-6) / 1000);

/** "38 reviews and no error", "80 reviews and 2 errors". */
export function sayFindings({ reviews, errors }: Findings): string {
  const wrong = errors === 0 ? 'no error' : sayCount(errors, 'error');
  return `${sayCount(reviews, 'review')} and ${wrong}`;
}

/** "16 more reviews without an error". */
export function sayStillNeeded(stillNeeded: number | undefined): string {
  if (stillNeeded === undefined) return 'no number of reviews can show it';
  return `${sayCount(stillNeeded, 'more review')} without an error`;
}
