/* When the next message goes: within somebody's hours and number, or at once on the few days when it cannot wait. */
import { isUrgentAsk } from '../../contract/direct-messages.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Availability, Sendable } from '../../teams/calendars/quiet-hours.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import type { Budget } from './nudge-budget.ts';
import type { PlanCalendar, PlanDay } from './nudge-plan-calendar.ts';
import { laterOf, type NudgeStep } from './nudge-plan-step.ts';

const AWAKE_FROM = Temporal.PlainTime.from('07:00');
const AWAKE_UNTIL = Temporal.PlainTime.from('22:00');
const EVERY_DAY: WorkingCalendar = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set() };

/** The local ISO dates on which somebody was written to; `urgentOn`: outside their number. */
export type Said = { sentOn: readonly string[]; urgentOn: readonly string[] };
export const NOTHING_SAID: Said = { sentOn: [], urgentOn: [] };

export type OpenStep = { step: NudgeStep; obligation: Obligation; lastOn: string | undefined };

/** The first sendable moment at which something may be said and the person's number is not used up. */
export function whenFor(
  person: Availability,
  open: readonly OpenStep[],
  { said, budget }: { said: Said; budget: Budget },
  calendar: PlanCalendar,
): Sendable | undefined {
  let when = calendar.nextSendable(person, earliestOf(open));
  while (when !== undefined) {
    const { monday, nextMonday } = calendar.weekOf(when.on);
    const since = budget.weeks === 1 ? monday : calendar.addDays(monday.on, -7);
    let used = 0;
    for (const date of said.sentOn) if (date >= since.date && date < nextMonday.date) used += 1;
    const { date } = calendar.dayOf(when.on);
    if (used >= budget.messages) {
      when = calendar.nextSendable(person, nextMonday);
    } else if (said.sentOn.includes(date) || said.urgentOn.includes(date)) {
      when = calendar.nextSendable(person, calendar.addDays(when.on, 1));
    } else return when;
  }
  return undefined;
}

/** While the person is awake, and once on a day. */
export function urgentWhen(
  { timeZone, away }: Availability,
  { urgentOn }: Said,
  calendar: PlanCalendar,
): Sendable | undefined {
  const hours = { from: AWAKE_FROM, until: AWAKE_UNTIL, calendar: EVERY_DAY };
  const awake: Availability = { timeZone, away, ...hours };
  let when = calendar.nextSendable(awake);
  while (when !== undefined && urgentOn.includes(calendar.dayOf(when.on).date))
    when = calendar.nextSendable(awake, calendar.addDays(when.on, 1));
  return when;
}

/** What its owner must decide today and has not been told of today. */
export function isUrgentOn({ step, obligation, lastOn }: OpenStep, today: PlanDay): boolean {
  const { key, dueOn, personId } = obligation;
  if (dueOn === undefined || step.receiverId !== personId || !isUrgentAsk(key)) return false;
  return dueOn.toString() <= today.date && lastOn !== today.date;
}

function earliestOf(open: readonly OpenStep[]): PlanDay | undefined {
  let first: PlanDay | undefined;
  for (const { step } of open) {
    const from = laterOf(step.aloneFrom, step.earliest);
    if (from === undefined) return undefined;
    if (first === undefined || from.date < first.date) first = from;
  }
  return first;
}
