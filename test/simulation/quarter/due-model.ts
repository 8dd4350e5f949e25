/* When one person's next message is due and what stands in it, from what is open to them, what they heard and how often they may be written to. */
import type { Budget } from './budget-model.ts';
import { type Local, mondayOf, plusDays } from './day-model.ts';
import type { Open } from './open-model.ts';
import { isAwakeAt, isOpenAt, type Reader } from './people-model.ts';
import { inOrder } from './step-model.ts';

/** What cannot wait for the day's message, by the first word of its key. */
export const URGENT: ReadonlySet<string> = new Set([
  'overrides.decide',
  'closing.access-ends',
  'waves.access-ends',
  'escalations.top',
]);

export type Due = {
  at: number;
  on: string;
  isUrgent: boolean;
  items: readonly { about: string; what: string; purpose: string }[];
};

export type Heard = { on: string; isUrgent: boolean };

export type Standing = {
  open: readonly Open[];
  said: readonly Heard[];
  budget: () => Budget;
  /** Something urgent waits to be told. */
  isUrgentlyTold: boolean;
};

/** Undefined when nothing is due at any of these moments of the reader's; the first of them is now. */
export function dueFor(
  reader: Reader,
  { open, said, budget, isUrgentlyTold }: Standing,
  locals: readonly Local[],
): Due | undefined {
  const today = locals[0]?.date ?? '';
  const isPressing = (each: Open, day: string) => isUrgentOn(each, reader.id, day);
  if (isUrgentlyTold || open.some((each) => isPressing(each, today))) {
    const urgentOn = new Set(said.filter(({ isUrgent }) => isUrgent).map(({ on }) => on));
    const when = locals.find((local) => isAwakeAt(local, reader) && !urgentOn.has(local.date));
    return when && dueAt(when, open, true, isPressing);
  }
  const number = budget();
  const mayHear = new Map<string, boolean>();
  const mayHearOn = (day: string) => {
    const known = mayHear.get(day);
    if (known !== undefined) return known;
    const isWorth = open.some(
      ({ next }) => (next.from ?? '') <= day && (next.aloneFrom ?? '') <= day,
    );
    mayHear.set(day, isWorth && isWithin(number, said, day));
    return isWorth && isWithin(number, said, day);
  };
  const when = locals.find((local) => isOpenAt(local, reader) && mayHearOn(local.date));
  return when && dueAt(when, open, false, isPressing);
}

function dueAt(
  { at, date }: Local,
  open: readonly Open[],
  isUrgent: boolean,
  isPressing: (each: Open, day: string) => boolean,
): Due {
  const order = inOrder(date);
  const items = open
    .filter((each) => (each.next.from ?? '') <= date || (isUrgent && isPressing(each, date)))
    .toSorted((a, b) => order(a.one, b.one))
    .map(({ one, next }) => ({
      about: one.personId as string,
      what: one.key,
      purpose: next.purpose,
    }));
  return { at, on: date, isUrgent, items };
}

function isUrgentOn({ one, next, lastOn }: Open, personId: string, day: string): boolean {
  const due = one.dueOn?.toString();
  if (due === undefined || one.personId !== personId || next.to !== personId) return false;
  return URGENT.has(one.key.split(':', 1)[0] ?? '') && due <= day && lastOn !== day;
}

/** One message a day, and so many from Monday on. */
function isWithin({ messages, weeks }: Budget, said: readonly Heard[], day: string): boolean {
  if (said.some(({ on }) => on === day)) return false;
  const monday = mondayOf(day);
  const [since, until] = [plusDays(monday, -7 * (weeks - 1)), plusDays(monday, 7)];
  const used = said.filter(({ on, isUrgent }) => !isUrgent && on >= since && on < until);
  return used.length < messages;
}
