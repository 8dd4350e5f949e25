import type { ReadContext } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import { isOpen } from './learning-status.ts';
import { listLearnings } from './learnings.store.ts';

/** Musts that no other team has validated: everyone would meet what they warn of. */
export function learningsPace({ database, rolloutId }: ReadContext): PaceLine[] {
  const musts = listLearnings(database, rolloutId).filter(
    (one) => one.severity === 'must' && isOpen(one),
  ).length;
  if (musts === 0) return [];
  return [
    {
      kind: 'breaks',
      says: `${sayCount(musts, 'must-learning is', 'must-learnings are')} open, so every new team would meet what ${musts === 1 ? 'it warns' : 'they warn'} of.`,
    },
  ];
}
