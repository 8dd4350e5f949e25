import type { UserId } from '../../../platform/ids.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import { type Availability, isAwayOn, type Sendable } from '../../teams/calendars/quiet-hours.ts';
import { nudgeKey, type PlannedItem, type PlannedNudge } from './nudge.ts';
import type { NudgeHistory } from './nudge-history.ts';
import { type PlanCalendar, type PlanDay, planCalendar } from './nudge-plan-calendar.ts';
import {
  type Contact,
  type Cover,
  coverStep,
  type NudgeStep,
  nextStep,
  type StepDates,
} from './nudge-plan-step.ts';

const MESSAGES_PER_WEEK = 2;

export type NudgePeople = {
  /** Only people who can be written to; a deactivated account is not in it. */
  availability: ReadonlyMap<UserId, Availability>;
  coverOf(obligation: Obligation): Cover;
};

/**
 * What is said next, to whom and when: at most one message a day and two a week per person over all
 * topics. A plan consumes nothing; only what Slack accepted counts, so whatever is deferred comes later.
 */
export function planNudges(
  obligations: readonly Obligation[],
  history: NudgeHistory,
  people: NudgePeople,
  now: Temporal.Instant,
): PlannedNudge[] {
  const calendar = planCalendar(now);
  const byReceiver = new Map<UserId, { step: NudgeStep; obligation: Obligation }[]>();
  for (const obligation of obligations) {
    const step = stepFor(obligation, history, people, calendar);
    if (step === undefined) continue;
    const open = byReceiver.get(step.receiverId);
    if (open === undefined) byReceiver.set(step.receiverId, [{ step, obligation }]);
    else open.push({ step, obligation });
  }
  const planned: PlannedNudge[] = [];
  for (const [personId, open] of byReceiver) {
    const person = people.availability.get(personId);
    if (person === undefined) continue;
    const when = whenFor(person, open, history.sentOn.get(personId) ?? [], calendar);
    if (when === undefined) continue;
    planned.push(messageFor(personId, open, when, calendar));
  }
  return planned;
}

function stepFor(
  obligation: Obligation,
  history: NudgeHistory,
  people: NudgePeople,
  calendar: PlanCalendar,
): NudgeStep | undefined {
  const { personId, key } = obligation;
  const person = people.availability.get(personId);
  if (person === undefined) return undefined;
  if (history.stoppedTopics.get(personId)?.has(obligation.topic)) return undefined;
  const about = history.about.get(personId)?.get(key);
  const contacts = about?.contacts ?? [];
  const again = (date: Temporal.PlainDate) => calendar.againAfter(date, person.calendar);
  const dates: StepDates = { again, dayOf: calendar.dayOf, addDays: calendar.addDays };
  const findCover = () => reachableCover(people, obligation, calendar);
  if (person.away.length > 0 && isAwayOn(calendar.today(person.timeZone), person)) {
    const back = calendar.nextSendable(person)?.on;
    const covered = coverStep(obligation, back, { contacts, findCover, dates });
    if (covered !== undefined) return covered;
  }
  const own = contacts.some(isCover) ? contacts.filter((contact) => !isCover(contact)) : contacts;
  return nextStep(obligation, about?.reply, { contacts: own, findCover, dates });
}

const isCover = ({ purpose }: Contact) => purpose === 'cover';

/** A back-up or lead who cannot be written to, or who is away today, is no cover. */
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
    leadId: leadId !== undefined && people.availability.has(leadId) ? leadId : undefined,
  };
}

/** The first sendable moment at which one item may be said and neither budget is used up. */
function whenFor(
  person: Availability,
  open: readonly { step: NudgeStep }[],
  sentOn: readonly string[],
  calendar: PlanCalendar,
): Sendable | undefined {
  let when = calendar.nextSendable(person, earliestOf(open));
  while (when !== undefined && sentOn.length > 0) {
    const { monday, nextMonday } = calendar.weekOf(when.on);
    let thisWeek = 0;
    for (const date of sentOn) if (date >= monday.date && date < nextMonday.date) thisWeek += 1;
    if (thisWeek >= MESSAGES_PER_WEEK) {
      when = calendar.nextSendable(person, nextMonday);
    } else if (sentOn.includes(calendar.dayOf(when.on).date)) {
      when = calendar.nextSendable(person, calendar.addDays(when.on, 1));
    } else return when;
  }
  return when;
}

function messageFor(
  personId: UserId,
  open: readonly { step: NudgeStep; obligation: Obligation }[],
  when: Sendable,
  calendar: PlanCalendar,
): PlannedNudge {
  const { date } = calendar.dayOf(when.on);
  const items: PlannedItem[] = [];
  const inOrder = byUrgency(when.on);
  for (const { step, obligation } of open) {
    const { earliest, purpose } = step;
    if (earliest === undefined || earliest.date <= date) items.push({ obligation, purpose });
  }
  if (items.length > 1) items.sort((a, b) => inOrder(a.obligation, b.obligation));
  return { key: nudgeKey(personId, date), personId, sendAt: when.at, sendOn: when.on, items };
}

function earliestOf(open: readonly { step: NudgeStep }[]): PlanDay | undefined {
  let first: PlanDay | undefined;
  for (const { step } of open) {
    const { earliest } = step;
    if (earliest === undefined) return undefined;
    if (first === undefined || earliest.date < first.date) first = earliest;
  }
  return first;
}
