import { describe, expect, it } from 'vitest';
import { askQuietUntil, quietUntil } from '../../../src/platform/outbox/do-not-disturb.ts';
import type { DeliveryTools, OutboxRow } from '../../../src/platform/outbox/outbox.ts';
import { MONDAY, openPostRoom } from './post-room.ts';

const seconds = (at: Temporal.Instant) => at.epochMilliseconds / 1000;
const later = MONDAY.add({ hours: 2 });
const earlier = MONDAY.subtract({ hours: 2 });

describe('what Slack says of somebody’s notifications', () => {
  it.each([
    ['nothing', undefined, undefined],
    ['not paused', { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }, undefined],
    [
      'paused for the night, which has not begun',
      {
        dnd_enabled: true,
        next_dnd_start_ts: seconds(later),
        next_dnd_end_ts: seconds(later) + 60,
      },
      undefined,
    ],
    [
      'paused by the hours of every night',
      { dnd_enabled: true, next_dnd_start_ts: seconds(earlier), next_dnd_end_ts: seconds(later) },
      later,
    ],
    ['a pause of their own', { snooze_enabled: true, snooze_endtime: seconds(later) }, later],
    ['a pause that is over', { snooze_enabled: true, snooze_endtime: seconds(earlier) }, undefined],
    [
      'something else',
      { dnd_enabled: true, next_dnd_start_ts: 0, next_dnd_end_ts: 'x' },
      undefined,
    ],
  ])('%s', (_what, answer, until) => {
    expect(quietUntil(answer, MONDAY)).toEqual(until);
  });
});

function askedBy(answers: Record<string, unknown>[]) {
  const room = openPostRoom();
  const asked: string[] = [];
  const tools = (hours = 0) =>
    ({
      database: room.database,
      now: MONDAY.add({ hours }),
      async call(_method: string, body: Record<string, unknown>) {
        asked.push(String(body.users));
        return { delivery: { kind: 'sent' }, answer: answers.shift() };
      },
    }) as unknown as DeliveryTools;
  return { room, asked, tools };
}

const rowTo = (destination: string) => ({ destination, handler: 'message' }) as OutboxRow;

describe('asking for it', () => {
  it('is done once for all whose turn is next, and not again within minutes', async () => {
    const users = {
      U1: { dnd_enabled: false },
      U2: { snooze_enabled: true, snooze_endtime: seconds(later) },
    };
    const { room, asked, tools } = askedBy([{ ok: true, users }]);
    room.say('a:2', 'U2');
    expect(await askQuietUntil(rowTo('U1'), tools())).toBeUndefined();
    expect(await askQuietUntil(rowTo('U2'), tools())).toEqual(later);
    expect(asked).toEqual(['U1,U2']);
  });

  it('is left for hours where the workspace does not let us, and everything is sent', async () => {
    const { asked, tools } = askedBy([{ ok: false, error: 'missing_scope' }]);
    expect(await askQuietUntil(rowTo('U1'), tools())).toBeUndefined();
    expect(await askQuietUntil(rowTo('U2'), tools(1))).toBeUndefined();
    expect(asked).toHaveLength(1);
    await askQuietUntil(rowTo('U2'), tools(7));
    expect(asked).toHaveLength(2);
  });
});
