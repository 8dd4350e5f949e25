import type { Database } from '../../../platform/database.ts';
import { enqueueEditEntry } from '../../../platform/outbox/outbox.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { askKey, settledMessage } from './override-messages.view.ts';
import { findOverrideWords } from './override-words.store.ts';
import type { KeptOverride } from './overrides.store.ts';

/** Once decided or lapsed, the requests in the approvers' messages say so and lose their buttons. */
export function settleRequests(
  database: Database,
  rollout: Rollout,
  override: KeptOverride,
  now: Temporal.Instant,
): void {
  for (const approver of override.asked) {
    enqueueEditEntry(database, {
      key: `${askKey(override.id, approver)}:settled`,
      of: askKey(override.id, approver),
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      now,
      message: settledMessage(override, findOverrideWords(database, rollout.id, approver, now)),
    });
  }
}
