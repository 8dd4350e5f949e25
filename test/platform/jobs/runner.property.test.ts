import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noProduct } from '../../support/requests.ts';
import { CATCH_UP, dailyDigest, openWorkshop } from './workshop.ts';

/* A bot that is woken at random, sleeps for days, has its clock set about and its jobs fail at times. */

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
);
const START = Temporal.Instant.from('2027-03-20T00:00:00Z');
const jumps = fc.array(
  fc.record({
    minutes: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 180 }) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 * 24 * 60 }) },
      { weight: 1, arbitrary: fc.integer({ min: -2 * 24 * 60, max: 0 }) },
    ),
    fails: fc.boolean(),
    restarts: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

it('each slot runs at most once, in order, and the newest within its catch-up is never lost', () => {
  fc.assert(
    fc.property(zones, jumps, (zone, steps) => {
      const ran: string[] = [];
      let fails = false;
      const job = dailyDigest(zone, {
        run(_database, slot) {
          if (fails) throw new Error('a bad moment');
          ran.push(slot.period);
          return slot.period;
        },
      });
      const shop = openWorkshop([job]);
      let runner = shop.runner;
      let now = START;
      let furthest = START;
      for (const step of steps) {
        now = now.add({ minutes: step.minutes });
        shop.set(now);
        fails = step.fails;
        if (step.restarts) runner = shop.another([job]);
        runner.tick();
        const hasGoneBack = Temporal.Instant.compare(now, furthest) < 0;
        if (hasGoneBack) continue;
        furthest = now;
        if (fails || isNewestSettled()) continue;
        // It failed before; the next try comes within a quarter of an hour.
        now = now.add({ minutes: 16 });
        furthest = now;
        shop.set(now);
        runner.tick();
        expect(isNewestSettled()).toBe(true);
      }

      function isNewestSettled(): boolean {
        const newest = job
          .due({ database: shop.database, product: noProduct, now })
          .find((slot) => Temporal.Instant.compare(slot.at, now) <= 0);
        if (newest === undefined) return true;
        const isTooLate = Temporal.Instant.compare(now, newest.at.add(CATCH_UP)) > 0;
        return isTooLate || shop.ledger()[newest.period] === 'done';
      }
      expect(new Set(ran).size).toBe(ran.length);
      shop.database.$client.close();
    }),
    { numRuns: 100 },
  );
}, 60_000);

it('woken every quarter of an hour it misses no day and doubles none, in every zone and all year', () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 360 }), (zone, offset) => {
      const ran: string[] = [];
      const job = dailyDigest(zone, {
        run(_database, slot) {
          ran.push(slot.period);
          return slot.period;
        },
      });
      const shop = openWorkshop([job]);
      const first = Temporal.PlainDate.from('2027-01-01').add({ days: offset });
      const days = Array.from({ length: 5 }, (_, index) => first.add({ days: index }).toString());
      let now = first.toZonedDateTime(zone).toInstant();
      const end = first.add({ days: 5 }).toZonedDateTime(zone).toInstant();
      for (; Temporal.Instant.compare(now, end) < 0; now = now.add({ minutes: 15 })) {
        shop.set(now);
        shop.runner.tick();
      }
      expect(ran.filter((period) => days.includes(period))).toEqual(days);
      shop.database.$client.close();
    }),
    { numRuns: 30 },
  );
}, 60_000);
