import { onTestFinished } from 'vitest';
import { addWebhook } from '../../../../src/features/access/webhooks/change-endpoints.usecase.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';
import { type Receiver, startReceiver } from './webhook-receiver.ts';

export type Told = SupportCopilotWorld & { receiver: Receiver };

/** Claims is about to go live; a receiver on this machine is told. Deliveries go over real HTTP. */
export async function start(): Promise<Told> {
  const world = await startSupportCopilot();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await world.runDueJobs();
  let secret = '';
  const receiver = await startReceiver(
    () => secret,
    () => world.now().epochMilliseconds,
  );
  const added = addWebhook(ownRequestIn(world, world.rollout), { url: receiver.url });
  if (added.kind === 'added') secret = added.secret;
  onTestFinished(() => receiver.close());
  return Object.assign(world, { receiver });
}
