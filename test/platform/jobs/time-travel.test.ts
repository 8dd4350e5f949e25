import { expect, it } from 'vitest';
import { movableClock } from '../../../src/platform/clock.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { createRunner } from '../../../src/platform/jobs/runner.ts';
import { timeTravel } from '../../../src/platform/jobs/time-travel.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { startSender } from '../../../src/platform/outbox/sender.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueMessageEntry } from '../../support/entries.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';
import { standInSlack } from '../outbox/stand-in-slack.ts';
import { dailyDigest, sweep, WORKSPACE } from './workshop.ts';

const SUNDAY_NIGHT = Temporal.Instant.from('2027-01-10T22:07:00Z');

function traveller(jobs: readonly Job[]) {
  const database = openInMemory();
  const clock = movableClock(SUNDAY_NIGHT);
  const slack = standInSlack({ now: clock.now });
  const sender = startSender({
    product: noProduct,
    database,
    clock,
    log: silentLog,
    connection: slack.connection,
    handlers: [],
    pace: 'off',
    background: false,
  });
  const runner = createRunner({ database, product: noProduct, clock, log: silentLog, jobs });
  const travel = timeTravel({ clock, runner, sender });
  runner.tick();
  database.$client.exec('delete from outbox');
  return {
    clock,
    slack,
    database,
    travel: (by: Temporal.DurationLike) => travel(clock.now(), clock.now().add(by)),
  };
}

/** One nudge a day to each person, as soon as it is between 9:30 and 16:30 where that person is. */
const nudges = sweep('nudges', ({ database, now }) => {
  const people = { UBERLIN: 'Europe/Berlin', UDELHI: 'Asia/Kolkata', UNEWYORK: 'America/New_York' };
  for (const [person, zone] of Object.entries(people)) {
    const local = now.toZonedDateTimeISO(zone);
    const time = local.toPlainTime();
    if (Temporal.PlainTime.compare(time, '09:30') < 0) continue;
    if (Temporal.PlainTime.compare(time, '16:30') >= 0 || local.dayOfWeek > 5) continue;
    enqueueMessageEntry(database, {
      key: `nudge:${person}:${local.toPlainDate()}`,
      workspaceId: WORKSPACE,
      rolloutId: undefined,
      now,
      to: person as UserId,
      message: sentence('Something is waiting for you.'),
    });
  }
  return '';
});

it('a week ahead, everything happens on the way and is told in one line', async () => {
  const world = traveller([dailyDigest(), nudges]);

  const says = await world.travel({ hours: 24 * 7 });

  expect(says).toBe('15 nudges, 7 digests');
  expect(world.clock.now()).toEqual(SUNDAY_NIGHT.add({ hours: 24 * 7 }));
});

it('slots and messages with a time of their own are reached to the second', async () => {
  const world = traveller([dailyDigest()]);
  enqueueMessageEntry(world.database, {
    key: 'wave-summary:1',
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: SUNDAY_NIGHT,
    notBefore: Temporal.Instant.from('2027-01-12T10:11:12Z'),
    to: 'U1' as UserId,
    message: sentence('Wave 1 after its first week.'),
  });

  expect(await world.travel({ hours: 24 * 3 })).toBe('3 digests, 1 wave summary');

  const times = world.slack.posted.map((each) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(each.ts)) * 1000).toString(),
  );
  expect(times).toEqual([
    '2027-01-11T08:00:00Z',
    '2027-01-12T08:00:00Z',
    '2027-01-12T10:11:12Z',
    '2027-01-13T08:00:00Z',
  ]);
});

it('an hour in which nothing falls due says so', async () => {
  expect(await traveller([dailyDigest()]).travel({ hours: 1 })).toBe('Nothing was due.');
});

it('what is due before the first step is said first', async () => {
  const world = traveller([]);
  enqueueMessageEntry(world.database, {
    key: 'nudge:1',
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: SUNDAY_NIGHT,
    to: 'U1' as UserId,
    message: sentence('Hello'),
  });

  expect(await world.travel({ minutes: 1 })).toBe('1 nudge');
});

it('a quiet week passes in steps of an hour, whatever is asked in each', async () => {
  const asked = { times: 0 };
  const quiet = sweep('quiet', () => {
    asked.times += 1;
    return '';
  });
  const world = traveller([quiet]);

  asked.times = 0;
  await world.travel({ hours: 24 * 7 });

  expect(asked.times).toBe(7 * 24 + 1);
});
