import { expect, it } from 'vitest';
import { newsOf } from '../../../support/news.ts';
import { startSupportCopilot } from '../../../support/story.ts';

const THANKS = 'Hannah Weiss thanks you';

it('what is new stands on Home until the next day, without a message of its own', async () => {
  const world = await startSupportCopilot();
  await world.as('Hannah Weiss').command('/champion thanks @Mia Chen for looking at my letter');
  const mia = world.as('Mia Chen');
  await world.travelTo('2027-01-05T15:00:00Z');
  expect(mia.sees().messages.filter(({ channel }) => channel.startsWith('D'))).toEqual([]);
  const home = await mia.openHome();
  expect(home.text).toContain('Since you last looked');
  expect(home.text).toContain(THANKS);
  expect((await mia.openHome()).home?.text).toContain(THANKS);
  await world.travelTo('2027-01-06T15:00:00Z');
  expect((await mia.openHome()).home?.text).not.toContain(THANKS);
  expect(newsOf(world, mia)).toHaveLength(1);
});

it('who has nothing new reads no heading for it', async () => {
  const world = await startSupportCopilot();
  expect((await world.as('Mia Chen').openHome()).text).not.toContain('Since you last looked');
});
