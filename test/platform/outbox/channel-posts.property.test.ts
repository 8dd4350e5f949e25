import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPostRoom, type PostRoom } from './post-room.ts';

const CHANNEL = 'C1';

/** What stands in the channel, one list of paragraphs for each post. */
const seen = (room: PostRoom): string[][] =>
  room.slack.posted
    .filter(({ channel }) => channel === CHANNEL)
    .map(({ text }) => text.split('\n'));

const KEYS = Array.from({ length: 8 }, (_, index) => `a:${index}`);

describe('whatever happens to the calls and to the process', () => {
  const anEvent = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('post' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        minutes: fc.constantFrom(1, 10, 25, 59, 60),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('trouble' as const),
        what: fc.constantFrom(
          { kind: 'reset', done: true } as const,
          { kind: 'reset', done: false } as const,
        ),
      }),
    },
  );

  it('everything is said exactly once, in order, and no two posts within an hour', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { maxLength: 24 }), async (events) => {
        const room = openPostRoom();
        const left = [...KEYS];
        for (const event of events) {
          if (event.kind === 'post') {
            const key = left.shift();
            if (key !== undefined) room.post(key, CHANNEL);
          }
          if (event.kind === 'trouble') room.slack.next('chat.postMessage', event.what);
          if (event.kind === 'restart') room.restart();
          if (event.kind === 'wait') await room.pass({ minutes: event.minutes }, { minutes: 5 });
          await room.sender.flush();
        }
        await room.pass({ hours: 8 }, { minutes: 10 });
        const said = KEYS.slice(0, KEYS.length - left.length);
        expect(seen(room).flat()).toEqual(said);
        expect(said.map((key) => room.state(key))).toEqual(said.map(() => 'sent'));
        const times = room.slack.posted.map(({ ts }) => Number(ts));
        for (const [index, at] of times.entries()) {
          const before = times[index - 1];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(3600);
        }
      }),
      { numRuns: 40 },
    );
  });
});
