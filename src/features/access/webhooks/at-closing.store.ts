import type { ReadContext } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { AtClosing } from '../../contract/closing.ts';
import { listEndpoints } from './webhooks.store.ts';

/** What the addresses hear when the rollout is closed. */
export function listWebhooksAtClosing({ database, rolloutId }: ReadContext): AtClosing[] {
  const count = listEndpoints(database, rolloutId).length;
  if (count === 0) return [];
  const addresses = sayCount(count, 'webhook address', 'webhook addresses');
  return [
    {
      kept: `${addresses} ${count === 1 ? 'hears' : 'hear'} of nothing but people who leave the company.`,
      ended: `${addresses} ${count === 1 ? 'hears' : 'hear'} \`access.suspended\` for every team and person.`,
    },
  ];
}
