import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPace } from '../../../src/platform/outbox/pace.ts';
import { MONDAY, openPostRoom } from './post-room.ts';
import { standInSlack, tooMany } from './stand-in-slack.ts';

const POST = 'chat.postMessage';
const at = (milliseconds: number) => MONDAY.add({ milliseconds });

it('one message a second into one channel, another channel meanwhile', () => {
  const pace = openPace('slack');
  pace.take(POST, 'C1', MONDAY);

  expect(pace.wait(POST, 'C1', at(500))).toBe(520);
  expect(pace.wait(POST, 'C1', at(1020))).toBe(0);
  expect(pace.wait(POST, 'C2', at(1))).toBe(0);
  expect(pace.wait('chat.update', 'C1', at(1))).toBe(0);
});

it('never more than the limit in any sixty seconds, and at least 95 % of it in the long run', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 200, maxLength: 400 });
  fc.assert(
    fc.property(steps, (pauses) => {
      const pace = openPace('slack');
      const taken: number[] = [];
      let now = 0;
      for (const pause of pauses) {
        now += pause;
        for (let i = 0; i < 20 && pace.wait(POST, `C${taken.length}`, at(now)) === 0; i += 1) {
          pace.take(POST, `C${taken.length}`, at(now));
          taken.push(now);
        }
      }
      for (const from of taken) {
        const inWindow = taken.filter((each) => each >= from && each < from + 60_000).length;
        expect(inWindow).toBeLessThanOrEqual(300);
      }
    }),
    { numRuns: 30 },
  );

  const pace = openPace('slack');
  let count = 0;
  for (let now = 0; now < 20 * 60_000; now += 100) {
    if (pace.wait(POST, `C${count}`, at(now)) > 0) continue;
    pace.take(POST, `C${count}`, at(now));
    count += 1;
  }
  expect(count / (20 * 300)).toBeGreaterThan(0.95);
});

it('a clock set back opens what it would otherwise keep closed for hours', () => {
  const pace = openPace('slack');
  pace.take(POST, 'C1', MONDAY);
  pace.hold(POST, 30_000, MONDAY);

  expect(pace.wait(POST, 'C1', at(1))).toBe(29_999);
  expect(pace.wait(POST, 'C1', MONDAY.subtract({ hours: 2 }))).toBe(0);
});

it('without a pace only what Slack asks for is waited for', () => {
  const pace = openPace('off');
  for (let i = 0; i < 1000; i += 1) pace.take(POST, 'C1', MONDAY);

  expect(pace.wait(POST, 'C1', MONDAY)).toBe(0);
  pace.hold(POST, 3000, MONDAY);
  expect(pace.wait(POST, 'C1', at(1000))).toBe(2000);
});

it('waits as long as Slack says, counts no attempt and keeps the order', async () => {
  const room = openPostRoom();
  room.slack.next(POST, tooMany(30));
  room.say('a:1', 'C1');
  room.say('a:2', 'C1');
  room.say('b:1', 'C2');

  await room.sender.flush();
  const before = room.slack.callsOf(POST).length;
  await room.pass({ seconds: 29 }, { seconds: 1 });
  expect(room.slack.callsOf(POST)).toHaveLength(before);
  expect(room.row('a:1')).toMatchObject({ state: 'queued', attempts: 0 });
  expect(room.sender.status()).toMatchObject({ state: 'waiting' });

  await room.pass({ seconds: 2 }, { seconds: 1 });
  expect(room.slack.keys().filter((key) => key?.startsWith('a'))).toEqual(['a:1', 'a:2']);
  expect(room.row('a:1')).toMatchObject({ state: 'sent', attempts: 1 });
});

it('a 429 on messages does not hold up edits', async () => {
  const room = openPostRoom();
  room.say('a:1', 'C1', 'first');
  await room.sender.flush();
  room.slack.next(POST, tooMany(30));
  room.say('b:1', 'C2');
  room.change('a:1', 'changed');

  await room.sender.flush();

  expect(room.slack.texts()).toEqual(['changed']);
  expect(room.state('b:1')).toBe('queued');
});

it('a storm of 429 ends with everything said once, in order', async () => {
  let calls = 0;
  const room = openPostRoom({
    pace: 'slack',
    slack: (now) =>
      standInSlack({
        now,
        mishap: ({ method }) => {
          if (method !== POST) return undefined;
          calls += 1;
          if (calls % 7 === 0) return tooMany();
          return calls % 3 === 0 ? tooMany(1 + (calls % 20)) : undefined;
        },
      }),
  });
  for (let i = 0; i < 40; i += 1) room.say(`c:${i}`, `C${i % 4}`);

  await room.pass({ minutes: 30 }, { seconds: 1 });

  expect(room.slack.posted).toHaveLength(40);
  for (const channel of ['C0', 'C1', 'C2', 'C3']) {
    const numbers = room.slack.posted
      .filter((each) => each.channel === channel)
      .map((each) => Number(each.text.slice(2)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers).toHaveLength(10);
  }
});
