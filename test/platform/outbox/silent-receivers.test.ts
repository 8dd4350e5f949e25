import { expect, it } from 'vitest';
import { holdAll, releaseHeld, resend } from '../../../src/platform/outbox/manual-actions.ts';
import type { DeliveryHandler, OutboxRow } from '../../../src/platform/outbox/outbox.ts';
import { enqueueEntry } from '../../support/entries.ts';
import { openPostRoom, WORKSPACE } from './post-room.ts';

const TRIES = 12;

/** One who is told in two ways, "crm" and "crm losses", and others; each is ill while its name is in `ill`. */
function openRoom() {
  const ill = new Set<string>();
  const tries: string[] = [];
  const ends: string[] = [];
  const handler: DeliveryHandler = {
    ...{ name: 'told', lane: 'outside', repeatable: true },
    receiver: (destination) => destination.split(' ')[0] ?? '',
    async deliver({ key, destination, payload }: OutboxRow) {
      tries.push(key);
      if (payload === 'unwanted') return { kind: 'refused', problem: 'It is not wanted.' };
      const isIll = ill.has(destination.split(' ')[0] ?? '');
      return isIll ? { kind: 'unknown', problem: 'No answer came.' } : { kind: 'sent' };
    },
    settled(_state, { key }, delivery) {
      ends.push(`${key} ${delivery.kind}`);
    },
  };
  let room = openPostRoom({ handlers: [handler] });
  const tell = (key: string, destination = 'crm', payload = 'wanted') =>
    void enqueueEntry(room.database, {
      ...{ key, workspaceId: WORKSPACE, rolloutId: undefined, now: room.clock.now() },
      ...{ handler: 'told', destination, payload },
    });
  const again = (key: string) =>
    resend({ database: room.database, now: room.clock.now() }, key, [handler]);
  const timesTried = (key: string) => tries.filter((one) => one === key).length;
  /** Longer than all tries of one thing take. */
  const passHour = () => room.pass({ minutes: 60 }, { seconds: 30 });
  const setBack = (hours: number) => {
    const now = room.clock.now().subtract({ hours });
    room = openPostRoom({ database: room.database, handlers: [handler], now });
    return room;
  };
  return { room, ill, ends, tell, again, timesTried, passHour, setBack };
}

/** Something was given up there half a day ago, and nothing has arrived since. */
async function openSilent(hours = 12) {
  const opened = openRoom();
  opened.ill.add('crm');
  opened.tell('first');
  await opened.passHour();
  expect(opened.timesTried('first')).toBe(TRIES);
  expect(opened.room.state('first')).toBe('failed');
  await opened.room.pass({ hours }, { hours: 1 });
  return opened;
}

it('what follows half a day after something was given up is tried once, whichever way it goes', async () => {
  const { room, ends, tell, timesTried } = await openSilent();
  for (const key of ['second', 'third']) tell(key);
  tell('loss', 'crm losses');
  await room.sender.flush();
  for (const key of ['second', 'third', 'loss']) {
    expect(timesTried(key)).toBe(1);
    expect(room.row(key)).toMatchObject({
      state: 'failed',
      problem:
        'No answer came. Tried only once, because nothing has arrived there for twelve hours.',
    });
  }
  expect(ends.toSorted()).toEqual([
    'first refused',
    'loss refused',
    'second refused',
    'third refused',
  ]);
});

it('that one receiver is silent is nothing to another', async () => {
  const { room, ill, tell, passHour } = await openSilent();
  ill.add('badge');
  tell('of the badge', 'badge');
  await room.sender.flush();
  expect(room.row('of the badge')).toMatchObject({ state: 'queued', attempts: 1 });
  ill.delete('badge');
  await passHour();
  expect(room.state('of the badge')).toBe('sent');
});

it('as soon as one has arrived, by either way, all tries count again', async () => {
  const { room, ill, tell, timesTried, passHour } = await openSilent();
  ill.delete('crm');
  tell('a loss', 'crm losses');
  await room.sender.flush();
  expect(room.state('a loss')).toBe('sent');
  ill.add('crm');
  tell('after it');
  await passHour();
  expect(timesTried('after it')).toBe(TRIES);
});

it('a receiver is still silent for the next process, and well for it once one has arrived', async () => {
  const { room, ill, tell, timesTried, passHour } = await openSilent();
  room.restart();
  tell('second');
  await passHour();
  expect(timesTried('second')).toBe(1);
  ill.delete('crm');
  tell('third');
  await room.sender.flush();
  room.restart();
  ill.add('crm');
  tell('fourth');
  await passHour();
  expect(timesTried('fourth')).toBe(TRIES);
});

it('whoever is down for less than half a day misses only what was tried all that often', async () => {
  const { room, ill, tell, timesTried, passHour } = await openSilent(9);
  for (const key of ['second', 'third']) tell(key);
  await passHour();
  expect(timesTried('second')).toBe(TRIES);
  expect([room.state('second'), room.state('third')]).toEqual(['failed', 'queued']);
  ill.delete('crm');
  await passHour();
  expect([room.state('second'), room.state('third')]).toEqual(['failed', 'sent']);
});

it('what stands half through its tries when half a day is over has one more', async () => {
  const { room, tell, timesTried } = await openSilent(11);
  await room.pass({ minutes: 45 }, { minutes: 15 });
  tell('second');
  await room.pass({ minutes: 60 }, { seconds: 30 });
  expect(room.state('second')).toBe('failed');
  expect(timesTried('second')).toBeGreaterThan(1);
  expect(timesTried('second')).toBeLessThan(TRIES);
});

it('what arrives under a clock that was put right counts as later than what was given up before', async () => {
  const { ill, tell, timesTried, passHour, setBack } = await openSilent();
  const { sender } = setBack(5);
  ill.delete('crm');
  tell('second');
  await sender.flush();
  ill.add('crm');
  tell('third');
  await passHour();
  expect(timesTried('third')).toBe(TRIES);
});

it('that one thing is refused says nothing of those that follow', async () => {
  const { room, ill, tell, timesTried, passHour } = openRoom();
  tell('unwanted', 'crm', 'unwanted');
  await room.sender.flush();
  expect(room.state('unwanted')).toBe('failed');
  ill.add('crm');
  tell('second');
  await passHour();
  expect(timesTried('second')).toBe(TRIES);
});

it('what a person sends again has all its tries, and so has what follows on it', async () => {
  const { room, tell, again, timesTried, passHour } = await openSilent();
  tell('second');
  await room.sender.flush();
  expect(timesTried('second')).toBe(1);
  expect(again('second')).toBe(true);
  tell('third');
  await passHour();
  expect(timesTried('second')).toBe(1 + TRIES);
  await room.pass({ hours: 12 }, { minutes: 30 });
  expect(timesTried('third')).toBe(TRIES);
});

it('a restored copy believes of nobody that they are silent', async () => {
  const { room, tell, timesTried, passHour } = await openSilent();
  tell('second');
  holdAll(room.database);
  releaseHeld(room.database, room.clock.now());
  await passHour();
  expect(timesTried('second')).toBe(TRIES);
});
