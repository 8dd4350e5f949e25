import { expect, it } from 'vitest';
import { takeDelivery } from '../../../../src/features/adopt/usage-imports/take-delivery.usecase.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const owed = (world: SupportCopilotWorld) =>
  world.app.product.obligations
    .flatMap((list) => list(contextIn(world, world.rollout.id)))
    .filter(({ topic }) => topic === 'usage-imports');

/** A program reports the week of 11 January, Monday to Friday. */
function reportOneWeek(world: SupportCopilotWorld): void {
  const rows = [11, 12, 13, 14, 15].map((day) => {
    return { person: 'tom@brightwater.example', day: `2027-01-${day}`, actions: 4 };
  });
  const request = ownRequestIn(world, world.rollout);
  expect(takeDelivery(request, { source: 'chatgpt', rows, partial: false })).toMatchObject({
    refused: 0,
  });
}

it('a source that falls silent is asked for, and its weeks are named, until it reports or has ended', async () => {
  const world = await startSupportCopilot({ now: '2027-01-18T09:00:00Z' });
  reportOneWeek(world);
  await world.travelTo('2027-01-27T12:00:00Z');
  expect(owed(world)).toEqual([]);
  await world.travelTo('2027-01-28T12:00:00Z');
  const late = owed(world);
  expect(late.map(({ personId }) => personId).sort()).toEqual(['ULENA', 'USAM']);
  expect(late[0]).toMatchObject({ text: 'Bring in the usage of *chatgpt*' });
  expect(late[0]?.why).toMatch(
    /^Usage of chatgpt is 1 day late: the week of 18 January is missing/,
  );

  const lena = world.as('Lena Hartmann');
  const page = await lena.command('/rollout usage', { in: '#ai-rollout' });
  expect(page.text).toContain('Usage of chatgpt is 1 day late');
  await lena.press('It has ended');
  expect(owed(world)).toEqual([]);
});

it('who brought the usage last is asked for what is late, and nobody else', async () => {
  const world = await startSupportCopilot({ now: '2027-01-18T09:00:00Z' });
  const sam = world.as('Sam Okafor');
  await sam.command('/rollout usage', { in: '#ai-rollout' });
  await sam.press('Paste a table');
  const rows = [11, 12, 13, 14, 15].map((day) => `tom@brightwater.example,2027-01-${day},4`);
  await sam.fill({ Table: `person,day,actions\n${rows.join('\n')}` });
  await sam.submit();
  await world.travelTo('2027-01-28T12:00:00Z');
  expect(owed(world).map(({ personId }) => personId)).toEqual(['USAM']);
});
