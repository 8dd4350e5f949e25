import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { AWAITED_DELIVERY } from '../../../platform/outbox/direct.ts';
import { askQuietUntil } from '../../../platform/outbox/do-not-disturb.ts';
import type { DeliveryHandler } from '../../../platform/outbox/outbox.ts';
import { ownRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { nextSendable } from '../../teams/calendars/quiet-hours.ts';
import { draftNudge } from './draft-nudge.usecase.ts';
import { getAvailability } from './nudge-plan-people.store.ts';
import { settleNudge } from './settle-nudge.usecase.ts';
import { NUDGE_DELIVERY } from './sweep-nudges.usecase.ts';

/** An answer that somebody else gave waits for the hours of the one who asked. */
export const awaitedDelivery: DeliveryHandler = {
  name: AWAITED_DELIVERY,
  async deliver(row, tools) {
    const personId = row.destination as UserId;
    const person = getAvailability(tools, [personId]).get(personId);
    const when = person && nextSendable(tools.now, person);
    if (when === undefined) return { kind: 'cancelled', problem: 'The person has left.' };
    if (isAfter(when.at, tools.now)) return { kind: 'later', at: when.at };
    const quietUntil = await askQuietUntil(row, tools);
    if (quietUntil !== undefined) {
      return { kind: 'later', at: quietUntil, problem: 'Their notifications are paused.' };
    }
    return await tools.post(row.payload as Message);
  },
};

/** Writes the message when it is sent, and counts it only when Slack has accepted it. */
export const nudgeDelivery: DeliveryHandler = {
  name: NUDGE_DELIVERY,
  async deliver(row, tools) {
    const personId = row.destination as UserId;
    const draft = draftNudge(ownRequest(tools, row.workspaceId), { key: row.key, personId });
    if (draft.kind !== 'send') return draft;
    const at = await askQuietUntil(row, tools);
    if (at !== undefined) return { kind: 'later', at, problem: 'Their notifications are paused.' };
    return await tools.post(draft.message);
  },
  settled(state, row, delivery) {
    settleNudge(ownRequest(state, row.workspaceId), { key: row.key, end: delivery.kind });
  },
};
