import type { UserId } from '../../platform/ids.ts';
import { byUrgency, type Obligation } from '../obligations/obligation.ts';
import { type Availability, isAwayOn, type Sendable } from '../working-hours/quiet-hours.ts';
import { type NudgeHistory, nudgeKey, type PlannedItem, type PlannedNudge } from './nudge.ts';
import { indexHistory, type Said } from './nudge-history.ts';
import { type Cover, coverStep, type NudgeStep, nextStep } from './nudge-step.ts';
import { type PlanCalendar, planCalendar } from './plan-calendar.ts';

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
  const said = indexHistory(history);
  const calendar = planCalendar(now);
  const byReceiver = new Map<UserId, { step: NudgeStep; obligation: Obligation }[]>();
  for (const obligation of obligations) {
    const step = stepFor(obligation, said, people, calendar);
    if (step === undefined) continue;
    const open = byReceiver.get(step.receiverId);
    if (open === undefined) byReceiver.set(step.receiverId, [{ step, obligation }]);
    else open.push({ step, obligation });
  }
  const planned: PlannedNudge[] = [];
  for (const [personId, open] of byReceiver) {
    const person = people.availability.get(personId);
    if (person === undefined) continue;
    const when = whenFor(person, open, said.sentOn.get(personId) ?? [], calendar);
    if (when === undefined) continue;
    planned.push(messageFor(personId, open, when));
  }
  return planned;
}

function stepFor(
  obligation: Obligation,
  said: Said,
  people: NudgePeople,
  calendar: PlanCalendar,
): NudgeStep | undefined {
  const { personId, key } = obligation;
  const person = people.availability.get(personId);
  if (person === undefined) return undefined;
  if (said.stoppedTopics.get(personId)?.has(obligation.topic)) return undefined;
  const about = said.about.get(personId)?.get(key);
  const contacts = about?.contacts ?? [];
  const again = (date: Temporal.PlainDate) => calendar.againAfter(date, person.calendar);
  const cover = () => reachableCover(people, obligation, calendar);
  if (person.away.length > 0 && isAwayOn(calendar.today(person.timeZone), person)) {
    const back = calendar.nextSendable(person)?.on;
    const covered = coverStep(obligation, contacts, cover, back, again);
    if (covered !== undefined) return covered;
  }
  const own = contacts.filter((contact) => contact.purpose !== 'cover');
  return nextStep(obligation, own, about?.reply, cover, again);
}

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
  while (when !== undefined) {
    const { on } = when;
    const { monday, nextMonday } = calendar.weekOf(on);
    const thisWeek = sentOn.filter((date) => date >= monday && date < nextMonday);
    if (thisWeek.length >= MESSAGES_PER_WEEK) {
      when = calendar.nextSendable(person, Temporal.PlainDate.from(nextMonday));
    } else if (thisWeek.includes(on.toString())) {
      when = calendar.nextSendable(person, on.add({ days: 1 }));
    } else return when;
  }
  return undefined;
}

function messageFor(
  personId: UserId,
  open: readonly { step: NudgeStep; obligation: Obligation }[],
  when: Sendable,
): PlannedNudge {
  const items: PlannedItem[] = open
    .filter(({ step }) => isReached(step.earliestOn, when.on))
    .map(({ step, obligation }) => ({ obligation, purpose: step.purpose }))
    .sort((a, b) => byUrgency(a.obligation, b.obligation));
  const key = nudgeKey(personId, when.on);
  return { key, personId, sendAt: when.at, sendOn: when.on, items };
}

function earliestOf(open: readonly { step: NudgeStep }[]): Temporal.PlainDate | undefined {
  let earliest: Temporal.PlainDate | undefined;
  for (const { step } of open) {
    if (step.earliestOn === undefined) return undefined;
    if (earliest === undefined || !isReached(earliest, step.earliestOn)) earliest = step.earliestOn;
  }
  return earliest;
}

function isReached(date: Temporal.PlainDate | undefined, on: Temporal.PlainDate): boolean {
  return date === undefined || Temporal.PlainDate.compare(date, on) <= 0;
}
