import type { UserId } from '../../../platform/ids.ts';
import { askQuietUntil } from '../../../platform/outbox/do-not-disturb.ts';
import type { DeliveryHandler } from '../../../platform/outbox/outbox.ts';
import { ownRequest } from '../../../platform/request.ts';
import { draftNudge } from './draft-nudge.usecase.ts';
import { settleNudge } from './settle-nudge.usecase.ts';
import { NUDGE_DELIVERY } from './sweep-nudges.usecase.ts';

/** Writes the message when it is sent, and counts it only when Slack has accepted it. */
export const nudgeDelivery: DeliveryHandler = {
  name: NUDGE_DELIVERY,
  async deliver(row, tools) {
    const personId = row.destination as UserId;
    const draft = draftNudge(ownRequest(tools, row.workspaceId), { key: row.key, personId });
    if (draft.kind !== 'send') return draft;
    const at = await askQuietUntil(row, tools);
    if (at !== undefined) return { kind: 'later', at, problem: 'Their notifications are paused.' };
    return await tools.post(row, row.destination, draft.message);
  },
  settled(state, row, delivery) {
    settleNudge(ownRequest(state, row.workspaceId), { key: row.key, end: delivery.kind });
  },
};
