import { expect, it } from 'vitest';
import { findOutboxRow } from '../../../../src/platform/outbox/outbox.ts';
import { notify, start } from './webhook-story.ts';

const personIn = (body: Record<string, unknown>) =>
  (body.person as { slackId: string } | undefined)?.slackId;

it('tells a loss at once, however many grants wait, and no older grant after it', async () => {
  const world = await start();
  world.receiver.answers.push(500);
  const grant = notify(world, { event: 'access.granted', after: 'live', who: 'UMIA' });
  notify(world, { event: 'access.granted', after: 'live', who: 'UDANIEL' });
  await world.flush();
  expect(world.receiver.log).toEqual(['500 access.granted']);
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  await world.flush();
  expect(world.receiver.taken.map((one) => one.event)).toEqual(['access.suspended']);
  world.workspace.clock.moveTo(world.now().add({ minutes: 1 }));
  await world.flush();
  expect(world.receiver.taken.map((one) => [one.event, personIn(one.body)])).toEqual([
    ['access.suspended', 'UMIA'],
    ['access.granted', 'UDANIEL'],
  ]);
  expect(findOutboxRow(world.database, grant)).toMatchObject({
    state: 'cancelled',
    problem: 'A later notice about the same has been sent.',
  });
});

it('tells no older grant after a loss that arrived and whose answer was lost', async () => {
  const world = await start();
  const { receiver, workspace } = world;
  receiver.answers.push(500);
  const grant = notify(world, { event: 'access.granted', after: 'live', who: 'UMIA' });
  await world.flush();
  receiver.answers.push('hang up');
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  await world.flush();
  for (let seconds = 0; seconds < 20; seconds += 1) {
    workspace.clock.moveTo(world.now().add({ seconds: 1 }));
    await world.flush();
  }
  expect(receiver.log).toEqual([
    '500 access.granted',
    'hang up access.suspended',
    '200 access.suspended',
  ]);
  expect(findOutboxRow(world.database, grant)?.state).toBe('cancelled');
});

it('lets a loss wait for a grant of the same person that is on its way', async () => {
  const world = await start();
  const { receiver, workspace } = world;
  notify(world, { event: 'access.granted', after: 'live', who: 'UMIA' });
  const loss = notify(world, { event: 'access.suspended', after: 'suspended', who: 'UMIA' });
  notify(world, { event: 'access.suspended', after: 'suspended', who: 'UDANIEL' });
  receiver.pauses.push(200);
  await world.flush();
  expect(findOutboxRow(world.database, loss)).toMatchObject({ state: 'queued', attempts: 0 });
  workspace.clock.moveTo(world.now().add({ seconds: 2 }));
  await world.flush();
  const ofMia = receiver.taken.filter((one) => personIn(one.body) === 'UMIA');
  expect(ofMia.map(({ event }) => event)).toEqual(['access.granted', 'access.suspended']);
  expect(receiver.taken).toHaveLength(3);
});
