import { describe, expect, it } from 'vitest';
import { joinFeatures } from '../../../../src/features/contract/join-features.ts';
import { byUrgency, type Obligation } from '../../../../src/features/contract/obligation.ts';
import { addRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { weeklyDigest } from '../../../../src/features/telling/digests/digest.ts';
import { planNudges } from '../../../../src/features/telling/nudges/nudge-plan.ts';
import { dueOf, owingOf } from '../../../../src/features/telling/obligations/due.ts';
import { listObligationsOf } from '../../../../src/features/telling/obligations/obligations.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anObligation, aRollout } from '../../../support/builders.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { theFacts } from '../digests/digest-builders.ts';
import { asSaid, nothingSaid, thePeople } from '../nudges/nudge-builders.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const monday = on('2026-11-23');

/** From the most urgent to the least, on Monday 23 November. Each differs from its neighbour in one thing. */
const IN_ORDER: [string, Partial<Obligation>][] = [
  [
    'overdue for long, others wait',
    { dueOn: on('2026-11-16'), blocks: { kind: 'wave', number: 1 } },
  ],
  [
    'overdue since yesterday, others wait',
    { dueOn: on('2026-11-22'), blocks: { kind: 'wave', number: 1 } },
  ],
  ['due today, others wait', { dueOn: monday, blocks: { kind: 'wave', number: 1 } }],
  ['due next week, others wait', { dueOn: on('2026-11-30'), blocks: { kind: 'wave', number: 1 } }],
  ['no date, others wait', { blocks: { kind: 'wave', number: 1 } }],
  ['overdue for long', { dueOn: on('2026-11-16') }],
  ['overdue since yesterday', { dueOn: on('2026-11-22') }],
  ['due today', { dueOn: monday }],
  ['due next week', { dueOn: on('2026-11-30') }],
  ['no date, open since October', { sinceOn: on('2026-10-12') }],
  ['no date, open since last week', {}],
  ['no date, open since last week, a later key', { key: 'b' }],
  ['the same, of a later person', { key: 'b', personId: 'U-MIA' as UserId }],
];

const owed = ([text, change]: (typeof IN_ORDER)[number]): Obligation =>
  anObligation({
    key: 'a',
    personId: 'U-BAO' as UserId,
    text,
    sinceOn: on('2026-11-16'),
    isDecision: true,
    ...change,
  });

const pairs = IN_ORDER.flatMap((first, index) =>
  IN_ORDER.slice(index + 1).map(
    (second) => [first[0], second[0], owed(first), owed(second)] as const,
  ),
);

describe('what is more urgent', () => {
  it.each(pairs)(
    '“%s” comes before “%s”, whichever is compared with which',
    (_a, _b, first, second) => {
      const order = byUrgency(monday);
      expect(order(first, second)).toBeLessThan(0);
      expect(order(second, first)).toBeGreaterThan(0);
      expect(order(first, { ...first })).toBe(0);
    },
  );

  it('changes as the days go by', () => {
    const soon = owed(['due on Friday', { dueOn: on('2026-11-27') }]);
    const waitedFor = owed(['no date, others wait', { blocks: { kind: 'wave', number: 1 } }]);
    const waitedForTillFriday = owed([
      'due on Friday, others wait',
      { dueOn: on('2026-11-27'), blocks: { kind: 'wave', number: 1 } },
    ]);
    const first = (date: string, ...of: Obligation[]) => of.sort(byUrgency(on(date)))[0]?.text;
    expect(first('2026-11-30', soon, waitedFor)).toBe('no date, others wait');
    expect(first('2026-11-30', waitedFor, waitedForTillFriday)).toBe('due on Friday, others wait');
  });
});

/** One person's things, each of its own name, handed over in the wrong order. */
const ofOne = IN_ORDER.slice(0, 11).map(([text, change], index) =>
  owed([text, { ...change, key: `${String.fromCharCode(97 + index)}` }]),
);
const texts = ofOne.map(({ text }) => text);

describe('the order of what somebody owes', () => {
  it('is that of urgency in one’s own list, and in the list of who owes what', () => {
    const database = openInMemory();
    write(database, () => addRollout(database, aRollout()));
    const now = Temporal.Instant.from('2026-11-23T10:00:00Z');
    const product = joinFeatures([{ name: 'a', obligations: () => [...ofOne].reverse() }]);
    const person = { userId: 'U-BAO' as UserId, timeZone: 'UTC' };
    const own = listObligationsOf({ database, product, now }, person);
    expect(own.map(({ text }) => text)).toEqual(texts);
    const { groups } = dueOf(
      owingOf([...ofOne].reverse(), monday),
      { today: monday, isAbove: () => false },
      () => new Map(),
    );
    expect(groups[0]?.obligations.map(({ text }) => text)).toEqual(texts);
    database.$client.close();
  });

  it('is that of urgency in a nudge, on the day on which it is sent', () => {
    const now = Temporal.Instant.from('2026-11-23T10:00:00Z');
    const [nudge] = planNudges([...ofOne].reverse(), asSaid(nothingSaid), thePeople(), now);
    expect(nudge?.items.map(({ obligation }) => obligation.text)).toEqual(texts);
  });

  it('lets the digest ask for the decision that others wait for, before one that is merely dated', () => {
    const decisionOf = (obligations: Obligation[]) =>
      weeklyDigest(theFacts({ today: monday, obligations })).decision?.obligation.text;
    for (const from of [0, 2, 4, 5, 7]) {
      expect(decisionOf(ofOne.slice(from).reverse())).toBe(texts[from]);
    }
  });
});
