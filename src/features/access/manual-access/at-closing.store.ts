import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { AtClosing } from '../../contract/closing.ts';
import { findLastTick } from './manual-access.store.ts';

/** What is asked of whoever keeps the list by hand when the rollout is closed. */
export function listManualAtClosing({ database, rolloutId }: ReadContext): AtClosing[] {
  const last = findLastTick(database, rolloutId);
  if (last === undefined) return [];
  const keeper = findName(database, last.by);
  return [
    {
      kept: `The list that ${keeper} ticks off by hand stays as it is.`,
      ended: `${keeper} is asked to take access from everyone on the list that is ticked off by hand.`,
    },
  ];
}
