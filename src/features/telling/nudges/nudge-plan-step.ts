import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { NudgeReply, Purpose } from './nudge.ts';
import type { PlanCalendar, PlanDay } from './nudge-plan-calendar.ts';

/** After three without an answer the reminders stop and the person is asked. */
const REMINDERS_MAX = 3;
/** What is due later than this is mentioned once and then left alone until then. */
const REMIND_AGAIN_DAYS_BEFORE_DUE = 7;

/** Who else can be told about an obligation. */
export type Cover = { backUpId: UserId | undefined; leadId: UserId | undefined };

export type Contact = {
  purpose: Purpose;
  sentAt: Temporal.Instant;
  sentOn: Temporal.PlainDate;
};

export type NudgeStep = {
  receiverId: UserId;
  purpose: Purpose;
  /** The first local day on which it may be said; undefined: at once. */
  earliest: PlanDay | undefined;
  /** What nobody waits for is not worth another message of its own until then; undefined: as soon as it may be said. */
  aloneFrom: PlanDay | undefined;
};

/** How the plan reckons days; `again`: when something said on that day may be said again, and when by itself. */
export type StepDates = Pick<PlanCalendar, 'dayOf' | 'addDays'> & {
  again(date: Temporal.PlainDate): PlanDay;
  alone(date: Temporal.PlainDate, weeks: 1 | 2 | 6): PlanDay;
};

/** What was said so far, who stands in, and how days are reckoned. */
export type StepFacts = {
  contacts: readonly Contact[];
  findCover: () => Cover;
  dates: StepDates;
};

/** The next thing to say about one obligation, by what was said about it since the last answer. */
export function nextStep(
  obligation: Obligation,
  reply: NudgeReply | undefined,
  facts: StepFacts,
): NudgeStep | undefined {
  const step = stepAfter(obligation, reply, facts);
  return step && { ...step, aloneFrom: aloneFrom(obligation, reply, facts) };
}

/** What others wait for, and what its owner has asked to hear of, needs no company; the kind question of a path can wait for some. */
function aloneFrom(
  { blocks, reminders, sinceOn }: Obligation,
  reply: NudgeReply | undefined,
  { contacts, dates }: StepFacts,
): PlanDay | undefined {
  const last = contacts.at(-1);
  const isAnswered = reply !== undefined && !(last && isAfter(last.sentAt, reply.repliedAt));
  if (isAnswered || blocks !== undefined) return undefined;
  const isKind = reminders === 'owner-only';
  if (last !== undefined) return dates.alone(last.sentOn, isKind ? 6 : 1);
  return isKind ? dates.alone(sinceOn, 2) : undefined;
}

type Step = Omit<NudgeStep, 'aloneFrom'>;

function stepAfter(
  obligation: Obligation,
  reply: NudgeReply | undefined,
  { contacts, findCover, dates }: StepFacts,
): Step | undefined {
  const { personId, isSaidOnce, hasOwnMessage } = obligation;
  if (hasOwnMessage === true) return undefined;
  if (isSaidOnce === true && contacts.length > 0) return undefined;
  const since =
    reply === undefined ? contacts : contacts.filter((c) => isAfter(c.sentAt, reply.repliedAt));
  if (reply?.choice === 'not-me') return tellLead(obligation, since, findCover(), undefined);
  if (reply?.choice === 'later' && since.length === 0) {
    const earliest = dates.dayOf(reply.untilOn);
    return { receiverId: personId, purpose: 'remind', earliest };
  }
  if (obligation.reminders === 'never' && since.length > 0) return undefined;
  const last = contacts.at(-1);
  const gap = last && dates.again(last.sentOn);
  if (since.length < REMINDERS_MAX || count(since, 'remind') < REMINDERS_MAX) {
    const earliest = remindOn(obligation, gap, dates);
    return { receiverId: personId, purpose: 'remind', earliest };
  }
  if (count(since, 'ask') === 0) {
    return { receiverId: personId, purpose: 'ask', earliest: gap };
  }
  if (obligation.reminders === 'owner-only') return undefined;
  const { dueOn } = obligation;
  const overdue = laterOf(gap, dueOn && dates.addDays(dueOn, 1));
  const isBackUpTold = count(since, 'tell-back-up') > 0;
  const cover = findCover();
  const { backUpId } = cover;
  if (!isBackUpTold && backUpId !== undefined && backUpId !== personId) {
    return { receiverId: backUpId, purpose: 'tell-back-up', earliest: overdue };
  }
  return tellLead(obligation, since, cover, overdue);
}

/** While the person is away, the back-up hears of what cannot wait until they are back. */
export function coverStep(
  obligation: Obligation,
  backOn: Temporal.PlainDate | undefined,
  { contacts, findCover, dates }: StepFacts,
): NudgeStep | undefined {
  const { backUpId } = findCover();
  if (backUpId === undefined || backUpId === obligation.personId) return undefined;
  if (obligation.hasOwnMessage === true) return undefined;
  const { dueOn } = obligation;
  const canWait =
    obligation.blocks === undefined &&
    (dueOn === undefined || (backOn !== undefined && !isAfter(backOn, dueOn)));
  if (canWait) return undefined;
  const covers = contacts.filter((contact) => contact.purpose === 'cover');
  const last = covers.at(-1);
  if (covers.length >= REMINDERS_MAX) return undefined;
  const earliest = last && dates.again(last.sentOn);
  return { receiverId: backUpId, purpose: 'cover', earliest, aloneFrom: undefined };
}

/** The lead is told once, and never about what they owe themselves. */
function tellLead(
  obligation: Obligation,
  since: readonly Contact[],
  cover: Cover,
  earliest: PlanDay | undefined,
): Step | undefined {
  const { leadId } = cover;
  if (leadId === undefined || leadId === obligation.personId) return undefined;
  if (count(since, 'tell-lead') > 0) return undefined;
  return { receiverId: leadId, purpose: 'tell-lead', earliest };
}

/** Not sooner than the gap allows, and a thing that is due much later not before it comes near. */
function remindOn(
  { dueOn }: Obligation,
  gap: PlanDay | undefined,
  { addDays }: StepDates,
): PlanDay | undefined {
  if (gap === undefined || dueOn === undefined) return gap;
  return laterOf(gap, addDays(dueOn, -REMIND_AGAIN_DAYS_BEFORE_DUE));
}

function count(contacts: readonly Contact[], purpose: Purpose): number {
  let found = 0;
  for (const contact of contacts) if (contact.purpose === purpose) found += 1;
  return found;
}

/** The later of two days; where one is open, the other. */
export function laterOf(a: PlanDay | undefined, b: PlanDay | undefined): PlanDay | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.date >= b.date ? a : b;
}
