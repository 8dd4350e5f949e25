import { afterEach, describe, expect, it } from 'vitest';
import type { World } from '../../../support/world.ts';
import { FENCE, nudgesOf, startWithChores } from './nudge-world.ts';

const open: World[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

/** What became of each message that was planned, by its key. */
function planned(world: World): string[] {
  return world.database.$client
    .prepare<[], string>(
      "select key || ' ' || state || ': ' || coalesce(problem, '') from outbox where carrier = 'nudge' order by id",
    )
    .pluck()
    .all();
}

/** Mia's message for Monday is planned at 9:30 in New York; then the bot is down until Tuesday morning. */
async function downOverNight(now = '2027-01-05T16:00:00Z') {
  const { world, work } = await startWithChores('2027-01-04T14:30:00Z');
  open.push(world);
  work.owe(FENCE);
  await world.runDueJobs();
  expect(planned(world)).toEqual(['nudge:UMIA:2027-01-04 queued: ']);
  world.workspace.clock.moveTo(Temporal.Instant.from(now));
  return { world, work };
}

describe('a nudge whose day is over', () => {
  it('is not sent on another day; what it was about is planned anew and said once', async () => {
    const { world } = await downOverNight();
    await world.flush();
    expect(planned(world)[0]).toBe(
      'nudge:UMIA:2027-01-04 cancelled: Its day is over; it is planned again.',
    );
    await world.travel({ hours: 3 });
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    expect(planned(world).slice(1)).toEqual(['nudge:UMIA:2027-01-05 sent: ']);
  });

  it('leaves nothing behind that is put off from day to day', async () => {
    const { world } = await downOverNight('2027-01-06T01:00:00Z');
    await world.travel({ days: 14 });
    const waiting = planned(world).filter((row) => / (queued|sending|held):/.test(row));
    expect(waiting).toEqual([]);
    const days = nudgesOf(world, 'UMIA').map(({ at }) => at.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  });

  it('is still sent on its own day, after a short time down', async () => {
    const { world } = await downOverNight('2027-01-04T17:00:00Z');
    await world.flush();
    expect(planned(world)).toEqual(['nudge:UMIA:2027-01-04 sent: ']);
  });
});
