import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findUserGroup, saveUserGroup } from './user-groups.store.ts';

/** Stores how a look or a change ended. Leads hear of a problem, and once only for as long as it lasts. */
export function storeSync(
  request: RolloutRequest,
  ended: { says: string; isProblem: boolean; forLeads?: Message | undefined },
): void {
  const { database, rolloutId, now } = request;
  write(database, () => {
    const link = findUserGroup(database, rolloutId);
    if (link === undefined) return;
    const { says, isProblem, forLeads } = ended;
    const isKnown = link.last?.isProblem === true && link.last.says === says;
    saveUserGroup(database, { ...link, last: { at: now, says, isProblem } });
    if (forLeads === undefined || isKnown) return;
    for (const to of listActiveHolders(database, rolloutId, 'lead'))
      enqueueNews(request, {
        key: `user-group.problem:${newId<string>()}`,
        to,
        message: forLeads,
      });
  });
}
