/* People of every kind for one plan: zones, hours, days off, absences, and what they want to hear how often. */
import { budgetChoices } from '../../../src/features/telling/nudges/nudge-budget.ts';
import { clockOf, plusDays } from '../quarter/day-model.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import type { Reader } from '../quarter/people-model.ts';

/** With half hours, three quarters, changes at midnight and by half an hour, and days before everybody's. */
const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
  ...['America/St_Johns', 'Pacific/Auckland', 'America/Santiago', 'Pacific/Honolulu', 'UTC'],
];
const HOURS = [
  ...['09:30-16:30', '09:30-16:30', '09:30-16:30', '08:00-09:00', '13:15-18:45', '22:00-06:00'],
  ...['23:30-01:00', '02:00-03:00', '02:00-02:30', '00:00-00:00', '07:00-22:00', '00:15-01:30'],
  ...['01:00-02:00', '01:30-03:15', '23:00-00:00', '02:30-02:00'],
];
const WEEKS = [
  ...[
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5, 6, 7],
    [7, 1, 2, 3, 4],
    [1, 2, 3, 4, 5, 6, 7],
    [2, 4],
    [6],
    [1],
  ],
];

/** Longer than anything is planned ahead. */
const FOR_GOOD = 500;

export const TOPICS = ['waves', 'gates', 'training'];
const ROLES = ['lead', 'champion', 'team', 'sponsor'] as const;

export type Actor = Reader & {
  hours: { from: string; until: string };
  role: (typeof ROLES)[number];
};

/** Mostly anywhere in two years, often within two days of a change of the clock in `zone`. */
export function momentFor(dice: Dice): { now: Temporal.Instant; zone: string | undefined } {
  const any = Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: dice.below(17_000) });
  const minutes = dice.below(3) === 0 ? 15 * dice.below(4) : dice.below(60);
  const zone = dice.pick(ZONES) ?? 'UTC';
  const change = any.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  if (change === null || dice.chance(0.4)) return { now: any.add({ minutes }), zone: undefined };
  const after = 60 * (dice.below(72) - 60) + minutes;
  return { now: change.toInstant().add({ minutes: after }), zone };
}

/** Where a clock changes soon, half of them are there. */
export function castFor({ now, zone: near }: ReturnType<typeof momentFor>, dice: Dice): Actor[] {
  return Array.from({ length: 10 }, (_, number) => {
    const own = diceFrom(dice.seed());
    const zone = near !== undefined && own.chance(0.5) ? near : (own.pick(ZONES) ?? 'UTC');
    const today = now.toZonedDateTimeISO(zone).toPlainDate().toString();
    const [from = '', until = ''] = (own.pick(HOURS) ?? '').split('-');
    const soon = () => plusDays(today, own.below(9) - 3);
    const away = own.chance(0.35) ? [daysFrom(soon(), own), daysFrom(soon(), own)] : [];
    const off = Array.from({ length: own.below(4) }, soon);
    const budget = own.chance(0.5) ? own.pick(budgetChoices) : undefined;
    const stopped = new Set(own.chance(0.2) ? [own.pick(TOPICS) ?? ''] : []);
    return {
      ...{ id: `U${number}`, zone, away: away.slice(own.below(2)), stopped, budget },
      ...{ from: clockOf(from), until: clockOf(until), hours: { from, until } },
      week: { weekdays: own.pick(WEEKS) ?? [1], off: new Set(off) },
      role: own.pick(ROLES) ?? 'team',
    };
  });
}

const daysFrom = (from: string, dice: Dice) => ({
  from,
  to: plusDays(from, dice.chance(0.05) ? FOR_GOOD : dice.below(4)),
});
