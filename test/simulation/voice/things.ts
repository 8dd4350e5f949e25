/* What people owe in a drill, what they were told of it and answered, and what else they heard lately. */
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { purposes } from '../../../src/features/telling/nudges/nudge.ts';
import type { RolloutId, TeamId, UserId } from '../../../src/platform/ids.ts';
import { plusDays } from '../quarter/day-model.ts';
import type { Dice } from '../quarter/dice.ts';
import { type Heard, URGENT } from '../quarter/due-model.ts';
import type { Reply, Said } from '../quarter/step-model.ts';
import { type Actor, TOPICS } from './cast.ts';

export type Thing = {
  one: Obligation;
  contacts: Said[];
  reply: Reply | undefined;
  backUp: string | undefined;
  lead: string | undefined;
};

/** Somebody whom nothing reaches. */
export const GONE = 'UGONE';

const DAY_MS = 86_400_000;
const CHOICES = ['keep', 'later', 'not-me'];
/** So far that six working weeks can lie between. */
const LONGEST_AGO = 50;

export function thingFor(
  number: number,
  cast: readonly Actor[],
  now: Temporal.Instant,
  dice: Dice,
): Thing {
  const owner = dice.chance(0.04) ? undefined : dice.pick(cast);
  const today = now
    .toZonedDateTimeISO(owner?.zone ?? 'UTC')
    .toPlainDate()
    .toString();
  const date = (from: number, days: number) =>
    Temporal.PlainDate.from(plusDays(today, from + dice.below(days)));
  const name = dice.chance(0.25) ? dice.pick([...URGENT]) : 'readiness.answer';
  const reminders = dice.pick([undefined, undefined, undefined, 'never', 'owner-only'] as const);
  const one: Obligation = {
    ...{ key: `${name}:${number}`, rolloutId: 'R1' as RolloutId, teamId: 'T1' as TeamId },
    personId: (owner?.id ?? GONE) as UserId,
    topic: dice.pick(TOPICS) ?? 'waves',
    ...{ text: 'Answer', why: 'It waits.', minutes: 5 },
    sinceOn: date(-20, 21),
    ...(dice.chance(0.6) ? { dueOn: dice.chance(0.4) ? date(-1, 3) : date(-9, 20) } : {}),
    ...(dice.chance(0.3) ? { blocks: { kind: 'gate', gate: 'wave-0' } as never } : {}),
    ...(dice.chance(0.1) ? { isSaidOnce: true as const } : {}),
    ...(dice.chance(0.1) ? { hasOwnMessage: true as const } : {}),
    ...(reminders === undefined ? {} : { reminders }),
    settle: { label: 'Answer', actionId: 'a', value: 'v' },
  };
  const contacts = saidOf(today, now, dice);
  const someone = () => (dice.chance(0.8) ? dice.pick(cast)?.id : dice.pick([GONE, undefined]));
  return { one, contacts, reply: replyTo(contacts, now, dice), backUp: someone(), lead: someone() };
}

/** In the order of time, mostly as far along the ladder as the number of times has it. */
function saidOf(today: string, now: Temporal.Instant, dice: Dice): Said[] {
  const times = dice.pick([0, 0, 1, 2, 3, 4, 5, 6]) ?? 0;
  const step = dice.pick([1, 2, 3, 6, 8]) ?? 1;
  const isCovered = dice.chance(0.2);
  let ago = Math.min(LONGEST_AGO, dice.below(step * 5) + times * step);
  return Array.from({ length: times }, (_, number) => {
    const usual = number < 3 ? 'remind' : (purposes[[1, 3, 4][number - 3] ?? 0] ?? 'remind');
    const odd = isCovered ? 'cover' : (dice.pick(purposes) ?? usual);
    const purpose = !isCovered && dice.chance(0.8) ? usual : odd;
    const said = { purpose, on: plusDays(today, -ago), at: now.epochMilliseconds - ago * DAY_MS };
    ago = Math.max(0, ago - dice.below(step + 1));
    return said;
  });
}

/** Before, between, with and after what was said. */
function replyTo(contacts: readonly Said[], now: Temporal.Instant, dice: Dice): Reply | undefined {
  if (!dice.chance(0.35)) return undefined;
  const said = dice.pick(contacts)?.at ?? now.epochMilliseconds;
  const choice = dice.pick(CHOICES) ?? 'keep';
  const on = now
    .add({ hours: 24 * (dice.below(6) - 2) })
    .toString()
    .slice(0, 10);
  const at = said + (dice.pick([0, 0, 1, 3_600_000, -3_600_000]) ?? 0);
  return { choice, at, until: choice === 'later' ? on : null };
}

/** On days of the last weeks, often on most of one, and now and then on a day to come, where a clock was wrong. */
export function heardBy(today: string, dice: Dice): Heard[] {
  const longest = dice.chance(0.5) ? 7 : 16;
  return Array.from({ length: dice.below(8) }, () => ({
    on: plusDays(today, dice.chance(0.15) ? dice.below(9) - 1 : -dice.below(longest)),
    isUrgent: dice.chance(0.2),
  }));
}
