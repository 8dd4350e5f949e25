import type { ReadContext } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { AtClosing } from '../../contract/closing.ts';
import { countAllowed } from '../access/access-statuses.store.ts';
import { listFlagKeys } from './ofrep.store.ts';

/** Feature flags answer for a rollout that was closed, so that nothing outside has to guess. */
export function listFlagsAtClosing({ database, rolloutId }: ReadContext): AtClosing[] {
  const key = listFlagKeys(database).get(rolloutId);
  if (key === undefined) return [];
  const people = sayCount(countAllowed(database, rolloutId), 'person', 'people');
  return [
    {
      kept: `The feature flag \`${key}\` goes on saying yes for ${people} and no for everyone else.`,
      ended: `The feature flag \`${key}\` says no for everyone from today, now yes for ${people}.`,
    },
  ];
}
