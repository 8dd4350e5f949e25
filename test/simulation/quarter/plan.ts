/*
 * A quarter before it happens: when the jobs are ticked, who does what when, and what goes wrong. Each step
 * carries its own chance, so that a shorter plan is the same quarter with something left out.
 */

import { type Dice, diceFrom } from './dice.ts';
import type { Doing } from './doings.ts';
import type { DeathPoint } from './life.ts';

export type Fault =
  | { kind: 'death'; point: DeathPoint }
  | { kind: 'lost-answer'; times: number }
  | { kind: 'lost-request'; times: number }
  | { kind: 'slow-down'; times: number; seconds: number }
  | { kind: 'server-error'; times: number }
  | { kind: 'redelivery' }
  | { kind: 'full-disk' }
  | { kind: 'locked' }
  | { kind: 'clock'; minutes: number };

export const faultKinds = [
  'death',
  'lost-answer',
  'lost-request',
  'slow-down',
  'server-error',
  'redelivery',
  'full-disk',
  'locked',
  'clock',
] as const satisfies readonly Fault['kind'][];

/** What happens in the company without the bot. */
export const turns = [
  'leaves',
  'returns',
  'moves',
  'status',
  'quiet',
  'kicks-bot',
  'invites-bot',
  'restart',
] as const;
export type Turn = (typeof turns)[number];

export type Step = {
  number: number;
  at: Temporal.Instant;
  seed: number;
  what: { kind: 'tick' } | { kind: 'act'; doing: Doing } | { kind: 'turn'; turn: Turn };
  fault: Fault | undefined;
};

export type Plan = {
  seed: number;
  startsAt: Temporal.Instant;
  weeks: number;
  people: number;
  steps: readonly Step[];
};

/** Quarters with a change of the clock in them: forward in March, back in the autumn, and one with the year's end. */
const STARTS = ['2027-01-18', '2027-02-08', '2027-08-30', '2027-09-20', '2027-11-08'];
/** At each of these hours somewhere it is the middle of a working day. */
const TICKS = [1, 6, 10, 15, 19];
const WEEKEND_TICKS = [10];
const ACTS_A_DAY = 10;

const DOINGS: readonly (readonly [number, Doing])[] = [
  [45, 'needed'],
  [70, 'errand'],
  [20, 'message'],
  [12, 'command'],
  [8, 'door'],
  [5, 'mistype'],
  [6, 'shortcut'],
  [4, 'say'],
];

export function planQuarter(
  seed: number,
  wanted: {
    weeks: number;
    people?: number;
    faults: readonly Fault['kind'][];
    faultShare?: number;
  },
): Plan {
  const dice = diceFrom(seed);
  const start = Temporal.PlainDate.from(dice.pick(STARTS) ?? '2027-01-18');
  const startsAt = start.toZonedDateTime('UTC').add({ hours: 8 }).toInstant();
  const steps: Omit<Step, 'number'>[] = [];
  const add = (at: Temporal.Instant, what: Step['what']) => {
    const own = { at, what, seed: dice.seed() };
    const isStruck = dice.chance(wanted.faultShare ?? 0.12);
    const struck = isStruck ? faultFrom(wanted.faults, dice) : undefined;
    // A process that cannot start is started again by whatever keeps it running.
    const isStart = what.kind === 'turn' && what.turn === 'restart';
    steps.push({ ...own, fault: isStart ? undefined : struck });
  };
  for (let day = 1; day < wanted.weeks * 7; day += 1) {
    const midnight = startsAt.add({ hours: 24 * day - 8 });
    const isWeekend = start.add({ days: day }).dayOfWeek > 5;
    const sleeps = dice.chance(0.03);
    for (const hour of isWeekend ? WEEKEND_TICKS : TICKS) {
      const at = midnight.add({ minutes: hour * 60 + dice.below(50) });
      if (!sleeps) add(at, { kind: 'tick' });
    }
    const acts = isWeekend ? dice.below(2) : dice.below(ACTS_A_DAY * 2);
    for (let count = 0; count < acts; count += 1) {
      const at = midnight.add({ minutes: dice.below(24 * 60) });
      add(at, { kind: 'act', doing: dice.weighed(DOINGS) });
    }
    if (dice.chance(0.25)) {
      const turn = dice.pick(turns) ?? 'status';
      add(midnight.add({ minutes: dice.below(24 * 60) }), { kind: 'turn', turn });
    }
  }
  steps.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  return {
    ...{ seed, startsAt, weeks: wanted.weeks, people: wanted.people ?? 60 },
    steps: steps.map((step, number) => ({ ...step, number })),
  };
}

function faultFrom(kinds: readonly Fault['kind'][], dice: Dice): Fault | undefined {
  // A kill is the fault with the most places to happen at.
  const kind = kinds.includes('death') && dice.chance(0.3) ? 'death' : dice.pick(kinds);
  const times = 1 + dice.below(2);
  switch (kind) {
    case undefined:
      return undefined;
    case 'death': {
      const at = dice.pick(['statement', 'statement', 'before-call', 'after-call'] as const);
      const after = at === 'statement' ? dice.below(80) : dice.below(2);
      return { kind, point: { at: at ?? 'statement', after } };
    }
    case 'slow-down':
      return { kind, times, seconds: 1 + dice.below(120) };
    case 'lost-answer':
    case 'lost-request':
    case 'server-error':
      return { kind, times };
    case 'clock':
      return { kind, minutes: dice.below(90) - 45 };
    default:
      return { kind };
  }
}
