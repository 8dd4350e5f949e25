/* What is said next about one thing that somebody owes, by the house's rules for it and nothing else. */
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { plusDays, plusWorkingDays, type Week } from './day-model.ts';

export type Said = { purpose: string; at: number; on: string };
export type Reply = { choice: string; at: number; until: string | null };

export type Stand = {
  contacts: readonly Said[];
  reply: Reply | undefined;
  week: Week;
  /** The day on which an owner who is away today is back; undefined while they are here. */
  isAway: boolean;
  back: string | undefined;
  backUp: string | undefined;
  lead: string | undefined;
};

/** The first day on which it may be said, and on which a message may go for it alone; undefined: today. */
export type Next = { to: string; purpose: string; from?: string; aloneFrom?: string };

/** Three reminders, then the question, then the back-up, then a lead, once each. */
const REMINDERS = 3;
const GAP_WORKING_DAYS = 2;
const WORKING_WEEK = 5;
const KIND_FIRST_WEEKS = 2;
const KIND_AGAIN_WEEKS = 6;
const NEAR_DUE_DAYS = 7;

export function nextFor(one: Obligation, stand: Stand): Next | undefined {
  if (one.hasOwnMessage === true) return undefined;
  const covered = stand.isAway ? coverFor(one, stand) : undefined;
  if (covered !== undefined) return covered;
  const contacts = stand.contacts.filter(({ purpose }) => purpose !== 'cover');
  const step = stepFor(one, { ...stand, contacts });
  if (step === undefined) return undefined;
  const aloneFrom = alone(one, { ...stand, contacts });
  return aloneFrom === undefined ? step : { ...step, aloneFrom };
}

function coverFor(one: Obligation, stand: Stand): Next | undefined {
  const { backUp, back, contacts, week } = stand;
  const due = one.dueOn?.toString();
  if (backUp === undefined || backUp === one.personId) return undefined;
  const isPressing = due !== undefined && (back === undefined || back > due);
  if (one.blocks === undefined && !isPressing) return undefined;
  const covers = contacts.filter(({ purpose }) => purpose === 'cover');
  if (covers.length >= REMINDERS) return undefined;
  const last = covers.at(-1);
  const next = { to: backUp, purpose: 'cover' };
  return last ? { ...next, from: plusWorkingDays(last.on, GAP_WORKING_DAYS, week) } : next;
}

function stepFor(one: Obligation, stand: Stand): Next | undefined {
  const { contacts, reply, week } = stand;
  const due = one.dueOn?.toString();
  if (one.isSaidOnce === true && contacts.length > 0) return undefined;
  const since = reply === undefined ? contacts : contacts.filter(({ at }) => at > reply.at);
  const times = (purpose: string) => since.filter((each) => each.purpose === purpose).length;
  const toOwner = (purpose: string, from: string | undefined): Next =>
    from === undefined ? { to: one.personId, purpose } : { to: one.personId, purpose, from };
  if (reply?.choice === 'not-me') return toLead(one, stand, times('tell-lead'), undefined);
  if (reply?.choice === 'later' && since.length === 0)
    return toOwner('remind', reply.until ?? undefined);
  if (one.reminders === 'never' && since.length > 0) return undefined;
  const last = contacts.at(-1);
  const gap = last && plusWorkingDays(last.on, GAP_WORKING_DAYS, week);
  if (times('remind') < REMINDERS) {
    const near = due === undefined ? undefined : plusDays(due, -NEAR_DUE_DAYS);
    return toOwner('remind', gap === undefined || near === undefined ? gap : later(gap, near));
  }
  if (times('ask') === 0) return toOwner('ask', gap);
  if (one.reminders === 'owner-only') return undefined;
  const overdue = due === undefined ? gap : later(gap, plusDays(due, 1));
  const { backUp } = stand;
  if (times('tell-back-up') === 0 && backUp !== undefined && backUp !== one.personId) {
    const next = { to: backUp, purpose: 'tell-back-up' };
    return overdue === undefined ? next : { ...next, from: overdue };
  }
  return toLead(one, stand, times('tell-lead'), overdue);
}

function toLead(
  one: Obligation,
  { lead }: Stand,
  told: number,
  from: string | undefined,
): Next | undefined {
  if (lead === undefined || lead === one.personId || told > 0) return undefined;
  const next = { to: lead, purpose: 'tell-lead' };
  return from === undefined ? next : { ...next, from };
}

/** Until when what nobody waits for is not worth another message of its own. */
function alone(one: Obligation, { contacts, reply, week }: Stand): string | undefined {
  const last = contacts.at(-1);
  const isAnswered = reply !== undefined && (last === undefined || last.at <= reply.at);
  if (isAnswered || one.blocks !== undefined) return undefined;
  const isKind = one.reminders === 'owner-only';
  if (last !== undefined)
    return plusWorkingDays(last.on, (isKind ? KIND_AGAIN_WEEKS : 1) * WORKING_WEEK, week);
  return isKind
    ? plusWorkingDays(one.sinceOn.toString(), KIND_FIRST_WEEKS * WORKING_WEEK, week)
    : undefined;
}

export function later(a: string | undefined, b: string): string {
  return a === undefined || b > a ? b : a;
}

/** Overdue and waited for, waited for, overdue, then by due date, by how long it has been open, by key. */
export function inOrder(today: string): (a: Obligation, b: Obligation) => number {
  const rank = ({ blocks, dueOn, sinceOn, key, personId }: Obligation) => {
    const due = dueOn?.toString() ?? '9999';
    const weight = 3 - (blocks === undefined ? 0 : 2) - (due < today ? 1 : 0);
    return [String(weight), due, sinceOn.toString(), key, personId];
  };
  return (one, other) => {
    const [a, b] = [rank(one), rank(other)];
    const at = a.findIndex((each, index) => each !== b[index]);
    return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
  };
}
