import type { ReadContext } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import { listOpenEscalations } from './escalations.store.ts';

/** Cases that somebody brought before others and that are open; drills are none. */
export function escalationsPace({ database, rolloutId }: ReadContext): PaceLine[] {
  const open = listOpenEscalations(database, rolloutId).filter(({ isDrill }) => !isDrill).length;
  if (open === 0) return [];
  return [
    {
      kind: 'breaks',
      says: `${sayCount(open, 'escalated case is', 'escalated cases are')} open, and more teams bring more of them.`,
    },
  ];
}
