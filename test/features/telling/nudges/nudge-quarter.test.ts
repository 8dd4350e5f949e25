/* A quarter of many people, played by the plan alone: both clock changes, absences, things that come and go. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import type { Availability } from '../../../../src/features/teams/calendars/quiet-hours.ts';
import { type BudgetRole, budgetOf } from '../../../../src/features/telling/nudges/nudge-budget.ts';
import {
  type NudgeHistory,
  startHistory,
} from '../../../../src/features/telling/nudges/nudge-history.ts';
import { planNudges } from '../../../../src/features/telling/nudges/nudge-plan.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { defaultAvailability } from '../../../support/availability.ts';
import { anObligation } from './nudge-builders.ts';

/** Clocks go forward in Berlin and New York in this quarter, and back in Sydney and on Lord Howe. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Asia/Ho_Chi_Minh',
];
const ROLES: BudgetRole[] = ['lead', 'champion', 'champion', 'team', 'team', 'sponsor'];
const START = Temporal.Instant.from('2027-02-01T00:00:00Z');
const DAYS = 89;
const PEOPLE = 60;

const person = fc.record({
  role: fc.constantFrom(...ROLES),
  awayFrom: fc.option(fc.integer({ min: 0, max: 80 })),
  awayFor: fc.integer({ min: 1, max: 21 }),
  things: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 70 }),
      lasts: fc.integer({ min: 1, max: 60 }),
      due: fc.option(fc.integer({ min: 0, max: 30 })),
      isWaitedFor: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never;
type Said = { personId: UserId; at: Temporal.ZonedDateTime; keys: string[] };

it('a quarter long nobody hears anything outside their hours, too often or twice, and nothing is forgotten', () => {
  let messages = 0;
  fc.assert(
    fc.property(fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE }), (company) => {
      const { said, availability } = play(company);
      messages += said.length;
      for (const one of said) expectInHours(one, availability.get(one.personId));
      for (const [id, own] of Map.groupBy(said, ({ personId }) => personId)) {
        const index = Number(id.slice(1));
        expectWithinBudget(own, company[index]?.role ?? 'team');
        expectGaps(own);
      }
      for (const [index, { things, awayFrom }] of company.entries())
        for (const [number, { lasts }] of things.entries()) {
          // Within a month everybody who is here has had a message with the most urgent things, and all others in it.
          const isLong = lasts >= 45 && awayFrom === null;
          const key = `${index}:${number}`;
          if (isLong)
            expect(
              said.some(({ keys }) => keys.includes(key)),
              key,
            ).toBe(true);
        }
    }),
    { numRuns: 3 },
  );
  expect(messages).toBeGreaterThan(400);
}, 60_000);

function play(company: readonly Person[]): {
  said: Said[];
  availability: ReadonlyMap<UserId, Availability>;
} {
  const firstDay = Temporal.PlainDate.from('2027-02-01');
  const availability = new Map(
    company.map(({ awayFrom, awayFor }, index) => {
      const fromOn = firstDay.add({ days: awayFrom ?? 0 });
      const away = awayFrom === null ? [] : [{ fromOn, toOn: fromOn.add({ days: awayFor }) }];
      const zone = ZONES[index % ZONES.length] ?? 'UTC';
      return [`U${index}` as UserId, { ...defaultAvailability(zone), away }];
    }),
  );
  const people = {
    availability,
    budgetOf: (id: UserId) => budgetOf(undefined, company[Number(id.slice(1))]?.role ?? 'team'),
    coverOf: () => ({ backUpId: undefined, leadId: undefined }),
    urgentlyTold: new Set<UserId>(),
  };
  const recorded = startHistory();
  const said: Said[] = [];
  for (let hour = 0; hour < DAYS * 24; hour += 2) {
    const now = START.add({ hours: hour });
    const open = company.flatMap((one, index) => openOn(one, index, hour / 24));
    for (const nudge of planNudges(open, recorded.history as NudgeHistory, people, now)) {
      if (Temporal.Instant.compare(nudge.sendAt, now) > 0 || nudge.items.length === 0) continue;
      const { personId, sendOn } = nudge;
      const zone = availability.get(personId)?.timeZone ?? 'UTC';
      const keys = nudge.items.map(({ obligation }) => obligation.key);
      said.push({ personId, at: now.toZonedDateTimeISO(zone), keys });
      recorded.addMessage(personId, sendOn.toString(), false);
      for (const { obligation, purpose } of nudge.items)
        recorded.addContact(obligation.personId, obligation.key, {
          ...{ purpose, sentAt: now, sentOn: sendOn },
        });
    }
  }
  return { said, availability };
}

function openOn({ things }: Person, index: number, day: number): Obligation[] {
  return things.flatMap(({ from, lasts, due, isWaitedFor }, number) => {
    if (day < from || day >= from + lasts) return [];
    const since = Temporal.PlainDate.from('2027-02-01').add({ days: from });
    return [
      anObligation({
        key: `${index}:${number}`,
        personId: `U${index}` as UserId,
        sinceOn: since,
        ...(due === null ? {} : { dueOn: since.add({ days: due }) }),
        ...(isWaitedFor ? { blocks: { kind: 'wave', number: 1 } } : {}),
      }),
    ];
  });
}

function expectInHours({ at }: Said, person: Availability | undefined): void {
  const minute = at.hour * 60 + at.minute;
  expect(at.dayOfWeek).toBeLessThan(6);
  expect(minute).toBeGreaterThanOrEqual(9 * 60 + 30);
  expect(minute).toBeLessThan(16 * 60 + 30);
  const on = at.toPlainDate();
  for (const { fromOn, toOn } of person?.away ?? []) {
    const isAway =
      Temporal.PlainDate.compare(on, fromOn) >= 0 && Temporal.PlainDate.compare(on, toOn) <= 0;
    expect(isAway).toBe(false);
  }
}

function expectWithinBudget(own: readonly Said[], role: BudgetRole): void {
  const { messages, weeks } = budgetOf(undefined, role);
  const days = own.map(({ at }) => at.toPlainDate().toString());
  expect(new Set(days).size).toBe(days.length);
  const mondays = own.map(({ at }) => at.toPlainDate().subtract({ days: at.dayOfWeek - 1 }));
  for (const monday of mondays) {
    const since = monday.subtract({ days: 7 * (weeks - 1) });
    const within = mondays.filter(
      (one) =>
        Temporal.PlainDate.compare(one, since) >= 0 && Temporal.PlainDate.compare(one, monday) <= 0,
    );
    expect(within.length).toBeLessThanOrEqual(messages);
  }
}

function expectGaps(own: readonly Said[]): void {
  const last = new Map<string, Temporal.PlainDate>();
  for (const { at, keys } of own)
    for (const key of keys) {
      const on = at.toPlainDate();
      const before = last.get(key);
      if (before !== undefined) expect(before.until(on).days).toBeGreaterThanOrEqual(2);
      last.set(key, on);
    }
}
