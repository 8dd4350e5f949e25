import type { UserId } from '../../../platform/ids.ts';
import type { DeliveryHandler } from '../../../platform/outbox/outbox.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { draftNudge } from './draft-nudge.usecase.ts';
import { rememberNudgePlan } from './nudge-plan.store.ts';
import { settleNudge } from './settle-nudge.usecase.ts';
import { NUDGE_DELIVERY } from './sweep-nudges.usecase.ts';

/** Writes the message when it is sent, and counts it only when Slack has accepted it. */
export function nudgeDelivery(declared: Declared): DeliveryHandler {
  const planFor = rememberNudgePlan(declared);
  return {
    name: NUDGE_DELIVERY,
    async deliver(row, { database, now, post }) {
      const draft = draftNudge(planFor, database, row.key, row.destination as UserId, now);
      return draft.kind === 'send' ? await post(row, row.destination, draft.message) : draft;
    },
    settled({ database, now }, row, delivery) {
      settleNudge(database, row.key, delivery.kind, now, () => planFor(database, now).owed);
    },
  };
}
