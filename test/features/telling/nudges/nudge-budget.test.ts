import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planNudges } from '../../../../src/features/telling/nudges/nudge-plan.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { defaultAvailability } from '../../../support/availability.ts';
import {
  accepted,
  anObligation,
  asSaid,
  BAO,
  dueNudges,
  LENA,
  MIA,
  monday,
  type NudgeHistory,
  nothingSaid,
  thePeople,
} from './nudge-builders.ts';

const zone = fc.constantFrom(
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
  'Europe/Berlin',
);
const owed = fc.record({
  personId: fc.constantFrom(BAO, MIA, LENA),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  dueIn: fc.option(fc.integer({ min: -5, max: 20 })),
  isBlocking: fc.boolean(),
});

it('whatever is owed, wherever and however often the bot wakes, nobody’s budget is overdrawn', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(owed, { selector: (o) => `${o.personId} ${o.key}`, maxLength: 12 }),
      fc.tuple(zone, zone, zone),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { maxLength: 60 }),
      (owing, [bao, mia, lena], wakes) => {
        const obligations = owing.map(({ personId, key, dueIn, isBlocking }) =>
          anObligation({
            personId,
            key,
            ...(dueIn === null
              ? {}
              : { dueOn: Temporal.PlainDate.from('2026-11-23').add({ days: dueIn }) }),
            ...(isBlocking ? { blocks: { kind: 'wave', number: 1 } } : {}),
          }),
        );
        const people = thePeople({
          [BAO]: { timeZone: bao },
          [MIA]: { timeZone: mia },
          [LENA]: { timeZone: lena },
        });
        let history: NudgeHistory = nothingSaid;
        let now = monday;
        for (const [hours, isAccepted] of wakes) {
          now = now.add({ hours });
          const planned = planNudges(obligations, asSaid(history), people, now);
          expect(new Set(planned.map((nudge) => nudge.personId)).size).toBe(planned.length);
          for (const nudge of planned) expect(nudge.items.length).toBeGreaterThan(0);
          if (!isAccepted) continue;
          const due = dueNudges(planned, now);
          history = { ...history, sent: [...history.sent, ...due.map(accepted)] };
          expect(dueNudges(planNudges(obligations, asSaid(history), people, now), now)).toEqual([]);
        }
        const days = history.sent.map(({ personId, sentOn }) => `${personId} ${sentOn}`);
        expect(new Set(days).size).toBe(days.length);
        const weeks = Map.groupBy(
          history.sent,
          ({ personId, sentOn }) => `${personId} ${sentOn.yearOfWeek} ${sentOn.weekOfYear}`,
        );
        for (const [week, messages] of weeks)
          expect(messages.length).toBeLessThanOrEqual(week.startsWith(LENA) ? 3 : 2);
        const reminders = Map.groupBy(
          history.sent.flatMap((nudge) => nudge.items).filter((i) => i.purpose === 'remind'),
          (item) => `${item.aboutId} ${item.obligationKey}`,
        );
        for (const items of reminders.values()) expect(items.length).toBeLessThanOrEqual(3);
      },
    ),
    { numRuns: 100 },
  );
});

it('ten thousand people with two things each and a history are each planned one message', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Tokyo',
    'Europe/Lisbon',
  ];
  const ids = Array.from({ length: 10_000 }, (_, i) => `U${i}` as UserId);
  const availability = new Map(
    ids.map((id, i) => [id, defaultAvailability(zones[i % zones.length] ?? 'Etc/UTC')]),
  );
  const people = {
    availability,
    coverOf: () => ({ backUpId: ids[1], leadId: ids[0] }),
    budgetOf: () => ({ messages: 2, weeks: 1 as const }),
    urgentlyTold: new Set<UserId>(),
  };
  const obligations = ids.flatMap((personId, i) => [
    anObligation({ personId, key: `a${i}`, dueOn: Temporal.PlainDate.from('2026-11-27') }),
    anObligation({ personId, key: `b${i}` }),
  ]);
  const sent = ids.map((personId, i) => ({
    personId,
    sentAt: Temporal.Instant.from('2026-11-18T10:00:00Z'),
    sentOn: Temporal.PlainDate.from('2026-11-18'),
    items: [{ obligationKey: `a${i}`, aboutId: personId, purpose: 'remind' as const }],
  }));
  const history = { ...nothingSaid, sent };
  const planned = planNudges(obligations, asSaid(history), people, monday);
  expect(planned).toHaveLength(10_000);
  expect(new Set(planned.map(({ personId }) => personId)).size).toBe(10_000);
});
