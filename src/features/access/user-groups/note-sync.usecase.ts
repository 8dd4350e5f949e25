import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findUserGroup, saveUserGroup } from './user-groups.store.ts';

/** Keeps how a look or a change ended. Leads hear of a problem, and once only for as long as it lasts. */
export function noteSync(
  database: Database,
  rolloutId: RolloutId,
  ended: { says: string; isProblem: boolean; forLeads: Message | undefined },
  now: Temporal.Instant,
): void {
  write(database, () => {
    const link = findUserGroup(database, rolloutId);
    const rollout = findRollout(database, rolloutId);
    if (link === undefined || rollout === undefined) return;
    const { says, isProblem, forLeads } = ended;
    const isKnown = link.last?.isProblem === true && link.last.says === says;
    saveUserGroup(database, { ...link, last: { at: now, says, isProblem } });
    if (forLeads === undefined || isKnown) return;
    for (const to of listActiveHolders(database, rolloutId, 'lead'))
      enqueueMessageEntry(database, {
        key: `user-group.problem:${newId<string>()}`,
        workspaceId: rollout.workspaceId,
        rolloutId,
        now,
        to,
        message: forLeads,
      });
  });
}
