import type { UserId } from '../../../platform/ids.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import { type Availability, isAwayOn, type Sendable } from '../../teams/calendars/quiet-hours.ts';
import { nudgeKey, type PlannedItem, type PlannedNudge } from './nudge.ts';
import type { Budget } from './nudge-budget.ts';
import type { NudgeHistory } from './nudge-history.ts';
import { type PlanCalendar, planCalendar } from './nudge-plan-calendar.ts';
import {
  type Contact,
  type Cover,
  coverStep,
  type NudgeStep,
  nextStep,
  type StepDates,
} from './nudge-plan-step.ts';
import { isUrgentOn, NOTHING_SAID, type OpenStep, urgentWhen, whenFor } from './nudge-plan-when.ts';

export type NudgePeople = {
  /** Only people who can be written to; a deactivated account is not in it. */
  availability: ReadonlyMap<UserId, Availability>;
  budgetOf(personId: UserId): Budget;
  coverOf(obligation: Obligation): Cover;
  /** Those for whom urgent news waits. */
  urgentlyTold: ReadonlySet<UserId>;
  /** When statuses of theirs end, in milliseconds since the epoch. */
  statusEnds?: readonly number[];
};

/**
 * What is said next, to whom and when: at most one message a day and so many a week per person over all
 * topics. A plan consumes nothing; only what Slack accepted counts, so whatever is deferred comes later.
 */
export function planNudges(
  obligations: readonly Obligation[],
  history: NudgeHistory,
  people: NudgePeople,
  now: Temporal.Instant,
): PlannedNudge[] {
  const calendar = planCalendar(now);
  const byReceiver = new Map<UserId, OpenStep[]>();
  for (const obligation of obligations) {
    const found = stepFor(obligation, history, people, calendar);
    if (found === undefined) continue;
    const open = byReceiver.get(found.step.receiverId);
    if (open === undefined) byReceiver.set(found.step.receiverId, [found]);
    else open.push(found);
  }
  for (const personId of people.urgentlyTold)
    if (!byReceiver.has(personId)) byReceiver.set(personId, []);
  const planned: PlannedNudge[] = [];
  for (const [personId, open] of byReceiver) {
    const nudge = nudgeFor(personId, open, { history, people, calendar });
    if (nudge !== undefined) planned.push(nudge);
  }
  return planned;
}

type Scene = { history: NudgeHistory; people: NudgePeople; calendar: PlanCalendar };

function nudgeFor(
  personId: UserId,
  open: readonly OpenStep[],
  { history, people, calendar }: Scene,
): PlannedNudge | undefined {
  const person = people.availability.get(personId);
  if (person === undefined) return undefined;
  const said = history.said.get(personId) ?? NOTHING_SAID;
  const today = calendar.dayOf(calendar.today(person.timeZone));
  const isUrgent = people.urgentlyTold.has(personId) || open.some((one) => isUrgentOn(one, today));
  const when = isUrgent
    ? urgentWhen(person, said, calendar)
    : whenFor(person, open, { said, budget: people.budgetOf(personId) }, calendar);
  return when && messageFor(personId, open, { when, isUrgent }, calendar);
}

function stepFor(
  obligation: Obligation,
  history: NudgeHistory,
  people: NudgePeople,
  calendar: PlanCalendar,
): OpenStep | undefined {
  const { personId, key } = obligation;
  const person = people.availability.get(personId);
  if (person === undefined) return undefined;
  if (history.stoppedTopics.get(personId)?.has(obligation.topic)) return undefined;
  const about = history.about.get(personId)?.get(key);
  const contacts = about?.contacts ?? [];
  const again = (date: Temporal.PlainDate) => calendar.againAfter(date, person.calendar);
  const lastOn = contacts.at(-1)?.sentOn;
  const opened = (step: NudgeStep | undefined): OpenStep | undefined =>
    step && { step, obligation, lastOn: lastOn && calendar.dayOf(lastOn).date };
  const alone = (date: Temporal.PlainDate, weeks: 1 | 2 | 6) =>
    calendar.aloneAfter(date, weeks, person.calendar);
  const dates: StepDates = { again, alone, dayOf: calendar.dayOf, addDays: calendar.addDays };
  const findCover = () => reachableCover(people, obligation, calendar);
  if (person.away.length > 0 && isAwayOn(calendar.today(person.timeZone), person)) {
    const back = calendar.nextSendable(person)?.on;
    const covered = coverStep(obligation, back, { contacts, findCover, dates });
    if (covered !== undefined) return opened(covered);
  }
  const own = contacts.some(isCover) ? contacts.filter((contact) => !isCover(contact)) : contacts;
  return opened(nextStep(obligation, about?.reply, { contacts: own, findCover, dates }));
}

const isCover = ({ purpose }: Contact) => purpose === 'cover';

/** A back-up who cannot be written to, or who is away today, is no cover. */
function reachableCover(
  people: NudgePeople,
  obligation: Obligation,
  calendar: PlanCalendar,
): Cover {
  const { backUpId, leadId } = people.coverOf(obligation);
  const isHere = (id: UserId) => {
    const person = people.availability.get(id);
    if (person === undefined) return false;
    return person.away.length === 0 || !isAwayOn(calendar.today(person.timeZone), person);
  };
  return {
    backUpId: backUpId !== undefined && isHere(backUpId) ? backUpId : undefined,
    leadId,
  };
}

function messageFor(
  personId: UserId,
  open: readonly OpenStep[],
  { when, isUrgent }: { when: Sendable; isUrgent: boolean },
  calendar: PlanCalendar,
): PlannedNudge {
  const day = calendar.dayOf(when.on);
  const items: PlannedItem[] = [];
  const inOrder = byUrgency(when.on);
  for (const one of open) {
    const { earliest, purpose } = one.step;
    const mayBeSaid = earliest === undefined || earliest.date <= day.date;
    if (mayBeSaid || (isUrgent && isUrgentOn(one, day)))
      items.push({ obligation: one.obligation, purpose });
  }
  if (items.length > 1) items.sort((a, b) => inOrder(a.obligation, b.obligation));
  const key = nudgeKey(personId, day.date, isUrgent);
  return { key, personId, sendAt: when.at, sendOn: when.on, items, isUrgent };
}
