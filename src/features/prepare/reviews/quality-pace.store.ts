import type { ReadContext } from '../../../platform/request.ts';
import { capitalised } from '../../../platform/words.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import { getBound } from './bound.store.ts';
import { sayCorrectedBound } from './bound.ts';
import { listReviewers } from './reviewers.store.ts';

/** Share of wrong outputs that the gates of later waves ask about, where nobody set another. */
const LIMIT = 0.1;

/** Whether reviews show that few enough outputs are wrong, with what reviewers miss counted in. */
export function qualityPace(context: ReadContext): PaceLine[] {
  const { database, rolloutId } = context;
  const bound = getBound(context, { limit: LIMIT });
  if (bound.findings.reviews === 0)
    return [
      {
        kind: 'unknown',
        says:
          listReviewers(database, rolloutId).length === 0
            ? 'Nobody samples the output yet, so we don’t know how many errors get through.'
            : 'No output has been reviewed yet, so we don’t know how many errors get through.',
      },
    ];
  if (bound.corrected.shown) return [];
  return [
    { kind: bound.isAbove ? 'breaks' : 'unknown', says: capitalised(sayCorrectedBound(bound)) },
  ];
}
