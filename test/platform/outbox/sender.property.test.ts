import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPostRoom } from './post-room.ts';
import { anError, type Mishap, standInSlack, tooMany } from './stand-in-slack.ts';

/* Whatever befalls the calls, and whenever the bot starts anew: each message once, in the order of its place. */

const mishaps = fc.constantFrom<Mishap | undefined>(
  undefined,
  undefined,
  tooMany(3),
  tooMany(),
  anError('ratelimited'),
  anError('service_unavailable'),
  anError('internal_error'),
  anError('token_revoked'),
  anError('not_documented'),
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'body', text: '<html>' },
  { kind: 'reset', done: true },
  { kind: 'reset', done: false },
  { kind: 'unreachable' },
);
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('say' as const), place: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ act: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 120 }) }),
    fc.record({ act: fc.constant('restart' as const) }),
  ),
  { minLength: 5, maxLength: 40 },
);

it('says each message exactly once and in order, whatever happens to the calls', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.array(mishaps, { maxLength: 60 }), async (steps, befalls) => {
      const left = [...befalls];
      const room = openPostRoom({
        pace: 'slack',
        slack: (now) => standInSlack({ now, mishap: () => left.shift() }),
      });
      const said = new Map<string, string[]>();
      let count = 0;
      for (const step of steps) {
        if (step.act === 'restart') room.restart();
        if (step.act === 'pass') await room.pass({ seconds: step.seconds }, { seconds: 7 });
        if (step.act !== 'say') continue;
        const key = `say:${++count}`;
        room.say(key, `C${step.place}`);
        said.set(`C${step.place}`, [...(said.get(`C${step.place}`) ?? []), key]);
      }
      left.length = 0;
      await room.pass({ hours: 2 }, { seconds: 20 });

      for (const [place, keys] of said) {
        const there = room.slack.posted.filter((each) => each.channel === place);
        expect(there.map((each) => each.metadata?.event_payload.key)).toEqual(keys);
      }
      room.database.$client.close();
    }),
    { numRuns: 30 },
  );
}, 60_000);
