import type { Message } from '../slack/blocks.ts';
import type { DeliveryHandler } from './outbox.ts';

/** Says a message that was written when it was enqueued, to a person or in a channel. */
export const messageDelivery: DeliveryHandler = {
  name: 'message',
  async deliver(row, { post }) {
    return await post(row.payload as Message);
  },
};
