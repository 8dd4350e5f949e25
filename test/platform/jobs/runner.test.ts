import { count } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { outboxTable } from '../../../src/platform/outbox/outbox.table.ts';
import { dailyDigest, openWorkshop, sweep } from './workshop.ts';

const queued = (shop: ReturnType<typeof openWorkshop>) =>
  shop.database.select({ total: count() }).from(outboxTable).get()?.total;

it('does what is due once, however often it is woken', () => {
  const shop = openWorkshop([dailyDigest()]);

  expect(shop.tickAt('2027-01-12T08:00:00Z')).toEqual(['Digest of 2027-01-12 queued.']);
  expect(shop.tickAt('2027-01-12T08:00:00Z')).toEqual([]);
  expect(shop.tickAt('2027-01-12T08:01:00Z')).toEqual([]);
  expect(shop.ledger()).toEqual({
    '2027-01-10': 'skipped',
    '2027-01-11': 'skipped',
    '2027-01-12': 'done',
  });
});

it('after days of rest it catches up with one, the newest', () => {
  const shop = openWorkshop([dailyDigest()]);
  shop.tickAt('2027-01-12T08:00:00Z');

  expect(shop.tickAt('2027-01-16T22:00:00Z')).toEqual(['Digest of 2027-01-16 queued.']);
  expect(queued(shop)).toBe(2);
});

it('a clock set back repeats nothing, and what was passed over stays so', () => {
  const shop = openWorkshop([dailyDigest()]);
  shop.tickAt('2027-01-13T08:00:00Z');
  shop.tickAt('2027-01-14T08:00:00Z');

  expect(shop.tickAt('2027-01-13T06:00:00Z')).toEqual([]);
  expect(shop.tickAt('2027-01-13T09:00:00Z')).toEqual([]);
  expect(shop.tickAt('2027-01-14T09:00:00Z')).toEqual([]);
  expect(queued(shop)).toBe(2);
});

it('runs once on the days on which summer time begins and ends', () => {
  const shop = openWorkshop([dailyDigest('Europe/Berlin')]);
  const said = [
    ...shop.tickAt('2027-03-27T08:00:00Z'),
    ...shop.tickAt('2027-03-28T06:59:00Z'),
    ...shop.tickAt('2027-03-28T07:00:00Z'),
    ...shop.tickAt('2027-03-28T08:00:00Z'),
    ...shop.tickAt('2027-10-30T07:00:00Z'),
    ...shop.tickAt('2027-10-31T07:00:00Z'),
    ...shop.tickAt('2027-10-31T08:00:00Z'),
    ...shop.tickAt('2027-10-31T09:00:00Z'),
  ];

  expect(said).toEqual([
    'Digest of 2027-03-27 queued.',
    'Digest of 2027-03-28 queued.',
    'Digest of 2027-10-30 queued.',
    'Digest of 2027-10-31 queued.',
  ]);
});

it('a job that fails is recorded, undone, tried again later, and holds up no other', () => {
  let isBroken = true;
  const broken = dailyDigest('Europe/Berlin', {
    name: 'broken',
    run(request, slot) {
      const says = dailyDigest().run(request, slot);
      if (isBroken) throw new Error('no ink');
      return says;
    },
  });
  const shop = openWorkshop([broken, sweep('tidy', () => 'Tidied.')]);

  expect(shop.tickAt('2027-01-12T08:00:00Z')).toEqual(['broken: Failed: no ink', 'Tidied.']);
  expect(queued(shop)).toBe(0);
  expect(shop.tickAt('2027-01-12T08:00:01Z')).toEqual(['Tidied.']);
  isBroken = false;
  expect(shop.tickAt('2027-01-12T08:01:00Z')).toEqual(['Digest of 2027-01-12 queued.', 'Tidied.']);
  expect(queued(shop)).toBe(1);
  expect(shop.runner.list()[0]?.last).toMatchObject({ outcome: 'done', attempts: 2 });
});

it('a job that cannot say what is due holds up no other', () => {
  const lost = dailyDigest('Europe/Berlin', {
    due() {
      throw new Error('lost');
    },
  });
  const shop = openWorkshop([lost, dailyDigest()]);

  expect(shop.tickAt('2027-01-12T08:00:00Z')).toEqual(['Digest of 2027-01-12 queued.']);
});

it('two runners on one database do each thing once', () => {
  const shop = openWorkshop([dailyDigest()]);
  const other = shop.another([dailyDigest()]);
  const interleaved = dailyDigest('Europe/Berlin', {
    due(state) {
      const slots = dailyDigest().due(state);
      other.tick();
      return slots;
    },
  });
  shop.set('2027-01-12T08:00:00Z');

  expect(shop.another([interleaved]).tick()).toEqual([]);
  expect(queued(shop)).toBe(1);
});

it('a sweep runs with each tick and leaves a trace only when it did something', () => {
  const answers = ['', 'Froze one seat.', '', ''];
  const shop = openWorkshop([sweep('seats', () => answers.shift() ?? '')]);

  expect(shop.tickAt('2027-01-12T08:00:00Z')).toEqual([]);
  expect(shop.ledger()).toEqual({});
  expect(shop.tickAt('2027-01-12T08:01:00Z')).toEqual(['Froze one seat.']);
  shop.tickAt('2027-01-12T08:02:00Z');

  expect(shop.runner.list()[0]).toMatchObject({
    next: 'with every tick',
    last: { says: 'Froze one seat.', finishedAt: Temporal.Instant.from('2027-01-12T08:01:00Z') },
  });
});

it('lists each job with its last run and the next one', () => {
  const shop = openWorkshop([dailyDigest()]);
  shop.tickAt('2027-01-12T08:00:00Z');

  expect(shop.runner.list()).toMatchObject([
    {
      name: 'digest',
      summary: 'Posts a digest each day at 09:00.',
      last: { outcome: 'done', period: '2027-01-12', says: 'Digest of 2027-01-12 queued.' },
      next: Temporal.Instant.from('2027-01-13T08:00:00Z'),
    },
  ]);
});

it('a dry run shows what would be said and leaves no trace', () => {
  const shop = openWorkshop([dailyDigest()]);
  shop.set('2027-01-12T07:00:00Z');

  const preview = shop.runner.runOne('digest', {
    at: Temporal.Instant.from('2027-01-12T08:00:00Z'),
    dryRun: true,
  });

  expect(preview).toMatchObject({
    kind: 'ran',
    says: ['Digest of 2027-01-12 queued.'],
    queued: [{ key: 'digest:R1:2027-01-12', payload: { text: 'Digest of 2027-01-12' } }],
  });
  expect(queued(shop)).toBe(0);
  expect(shop.ledger()).toEqual({});
  expect(shop.tickAt('2027-01-12T08:00:00Z')).toEqual(['Digest of 2027-01-12 queued.']);
});

it('one job can be run by hand, as a tick would, but not ahead of its time', () => {
  const shop = openWorkshop([dailyDigest(), sweep('tidy', () => 'Tidied.')]);
  shop.set('2027-01-12T08:00:00Z');

  const ahead = Temporal.Instant.from('2027-01-13T08:00:00Z');
  expect(shop.runner.runOne('digest', { at: ahead })).toEqual({ kind: 'ahead-of-time' });
  expect(shop.runner.runOne('diggest')).toEqual({
    kind: 'no-such-job',
    names: ['digest', 'tidy'],
  });
  expect(shop.runner.runOne('digest')).toMatchObject({ says: ['Digest of 2027-01-12 queued.'] });
  expect(shop.runner.runOne('digest')).toMatchObject({ says: [], queued: [] });
});

it('a round goes on until it is through; what came up meanwhile waits for the next tick', () => {
  let parts = 3;
  const inParts: Job = {
    ...sweep('parts', () => 'a part'),
    goesOn() {
      parts -= 1;
      return parts > 0;
    },
  };
  const shop = openWorkshop([inParts, dailyDigest()]);

  expect(shop.tickAt('2027-01-12T08:00:00Z')).toContain('a part');
  expect(shop.runner.goOn()).toEqual(['a part']);
  expect(shop.runner.goOn()).toEqual(['a part']);
  expect(shop.runner.goOn()).toBeUndefined();
  expect(shop.tickAt('2027-01-12T08:01:00Z')).toEqual(['a part']);
});
