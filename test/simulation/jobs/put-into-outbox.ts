/* What a job has to say, in each way in which it can be put into the outbox: taken once, and known to be added. */
import type { ChannelId } from '../../../src/platform/ids.ts';
import {
  enqueue,
  enqueueMany,
  enqueueMessage,
  takeAdded,
} from '../../../src/platform/outbox/outbox.ts';
import type { Request } from '../../../src/platform/request.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';

type Expect = (holds: boolean, says: () => string) => void;

export function putIntoOutbox(request: Request, key: string, expect: Expect): void {
  const way = key.length % 3;
  const to = 'C1' as ChannelId;
  const put = () => {
    if (way === 0) return enqueueMessage(request, { key, to, message: sentence(key) });
    return enqueue(request, { key, handler: 'none', destination: 'nowhere', payload: {} });
  };
  takeAdded(request.database);
  if (way === 1) enqueueMany(request, 'none', [{ key, destination: 'nowhere' }]);
  else expect(put(), () => `${key} was not taken.`);
  const added = takeAdded(request.database).map((one) => `${one.handler} ${one.destination}`);
  const meant = way === 0 ? `post ${to}` : 'none nowhere';
  expect(added.join() === meant, () => `${key} was added to ${added}, not to ${meant}.`);
  expect(!put(), () => `${key} was taken twice.`);
  expect(takeAdded(request.database).length === 0, () => `${key} was added twice.`);
}
