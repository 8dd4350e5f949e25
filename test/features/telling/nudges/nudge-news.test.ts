import { describe, expect, it } from 'vitest';
import { chooseNews } from '../../../../src/features/telling/nudges/nudge-news.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { enqueueNews, enqueueUrgent, settleNews } from '../../../../src/platform/outbox/direct.ts';
import { ownRequest } from '../../../../src/platform/request.ts';
import { sentence } from '../../../../src/platform/slack/blocks.ts';
import { stateIn } from '../../../support/requests.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { editsIn, FENCE, lastDirect, nudgesOf, startWithChores } from './nudge-world.ts';

const MIA = 'UMIA' as UserId;
const requestIn = (world: SupportCopilotWorld) =>
  ownRequest(stateIn(world), world.rollout.workspaceId);
const tell = (world: SupportCopilotWorld, what: string) =>
  enqueueNews(requestIn(world), {
    key: `thanks.note:${what}`,
    to: MIA,
    message: sentence(`Good news about ${what}.`),
  });
const cutOff = (world: SupportCopilotWorld, what: string) =>
  enqueueUrgent(requestIn(world), {
    key: `waves.access-ends:${what}`,
    to: MIA,
    message: sentence(`Access to ${what} ends today.`),
  });

describe('news', () => {
  it('goes with the next message that is sent anyway, once, and never alone', async () => {
    const { world, work } = await startWithChores();
    tell(world, 'the fence');
    await world.travelTo('2027-01-06T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toEqual([]);
    work.owe(FENCE);
    await world.travelTo('2027-01-07T00:00:00Z');
    expect(lastDirect(world, 'Mia Chen')).toContain('Good news about the fence.');
    work.owe({ ...FENCE, key: 'gate', text: 'Oil the gate' });
    await world.travelTo('2027-01-15T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(2);
    expect(lastDirect(world, 'Mia Chen')).not.toContain('Good news');
  });

  it('says in its place what has become of it, and is dropped where nobody has heard of it', async () => {
    const { world, work } = await startWithChores();
    tell(world, 'the fence');
    work.owe(FENCE);
    await world.travelTo('2027-01-05T00:00:00Z');
    tell(world, 'the gate');
    settleNews(world.database, 'thanks.note:the fence', sentence('Taken back.'));
    settleNews(world.database, 'thanks.note:the gate', sentence('Taken back.'));
    await world.travelTo('2027-01-05T01:00:00Z');
    expect(lastDirect(world, 'Mia Chen')).toContain('Taken back.');
    expect(lastDirect(world, 'Mia Chen')).not.toContain('Good news');
    expect(editsIn(world)).toHaveLength(1);
    const left = world.database.$client.prepare('select key from personal_news').pluck().all();
    expect(left).toEqual(['thanks.note:the fence']);
  });

  it('is what is newest, a little of it, with everything urgent before it', () => {
    const now = Temporal.Instant.from('2027-01-20T10:00:00Z');
    const one = (id: number, daysAgo: number, isUrgent = false) => ({
      ...{ id, isUrgent, toldIn: null },
      at: now.subtract({ hours: 24 * daysAgo }),
    });
    const waiting = [one(1, 15), one(2, 9, true), one(3, 4), one(4, 3), one(5, 2), one(6, 1)];
    expect(chooseNews(waiting, now)).toEqual([2, 4, 5, 6]);
  });
});

describe('what cannot wait', () => {
  it('comes at once while the reader is awake, else at seven, whatever their week has brought', async () => {
    const { world, work } = await startWithChores();
    work.owe(FENCE);
    await world.travelTo('2027-01-05T00:30:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    await world.travelTo('2027-01-05T04:00:00Z');
    cutOff(world, 'the shed');
    await world.travelTo('2027-01-05T11:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    await world.travelTo('2027-01-05T12:16:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ at }) => at.slice(0, 15))).toEqual([
      '2027-01-04T14:3',
      '2027-01-05T12:0',
    ]);
    expect(lastDirect(world, 'Mia Chen')).toBe('Access to the shed ends today.');
  });

  it('is one message a day: what comes later joins it where it stands', async () => {
    const { world } = await startWithChores();
    await world.travelTo('2027-01-05T15:00:00Z');
    cutOff(world, 'the shed');
    await world.travelTo('2027-01-05T15:30:00Z');
    await world.restart();
    cutOff(world, 'the barn');
    await world.travelTo('2027-01-05T18:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    expect(lastDirect(world, 'Mia Chen')).toBe(
      'Access to the shed ends today.\nAccess to the barn ends today.',
    );
    await world.travelTo('2027-01-07T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
  });
});
