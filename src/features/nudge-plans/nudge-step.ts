import type { UserId } from '../../platform/ids.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { NudgeReply, Purpose } from './nudge.ts';

/** Between two messages about one thing lie at least two working days. */
export const ITEM_GAP_WORKING_DAYS = 2;
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
  earliestOn: Temporal.PlainDate | undefined;
};

/** The next thing to say about one obligation, by what was said about it since the last answer. */
export function nextStep(
  obligation: Obligation,
  contacts: readonly Contact[],
  reply: NudgeReply | undefined,
  findCover: () => Cover,
  againAfter: (date: Temporal.PlainDate) => Temporal.PlainDate,
): NudgeStep | undefined {
  const { personId } = obligation;
  const since =
    reply === undefined ? contacts : contacts.filter((c) => isAfter(c.sentAt, reply.repliedAt));
  if (reply?.choice === 'not-me') return tellLead(obligation, since, findCover(), undefined);
  if (reply?.choice === 'later' && since.length === 0) {
    return { receiverId: personId, purpose: 'remind', earliestOn: reply.untilOn };
  }
  const last = contacts.at(-1);
  const gap = last && againAfter(last.sentOn);
  const reminders = since.filter((contact) => contact.purpose === 'remind').length;
  if (reminders < REMINDERS_MAX) {
    const earliestOn = last && laterOf(gap, remindAgainOn(obligation));
    return { receiverId: personId, purpose: 'remind', earliestOn };
  }
  if (!since.some((contact) => contact.purpose === 'ask')) {
    return { receiverId: personId, purpose: 'ask', earliestOn: gap };
  }
  const overdueOn = laterOf(gap, obligation.dueOn?.add({ days: 1 }));
  const isBackUpTold = since.some((contact) => contact.purpose === 'tell-back-up');
  const cover = findCover();
  const { backUpId } = cover;
  if (!isBackUpTold && backUpId !== undefined && backUpId !== personId) {
    return { receiverId: backUpId, purpose: 'tell-back-up', earliestOn: overdueOn };
  }
  return tellLead(obligation, since, cover, overdueOn);
}

/** While the person is away, the back-up hears of what cannot wait until they are back. */
export function coverStep(
  obligation: Obligation,
  contacts: readonly Contact[],
  findCover: () => Cover,
  backOn: Temporal.PlainDate | undefined,
  againAfter: (date: Temporal.PlainDate) => Temporal.PlainDate,
): NudgeStep | undefined {
  const { backUpId } = findCover();
  if (backUpId === undefined || backUpId === obligation.personId) return undefined;
  const { dueOn } = obligation;
  const canWait =
    obligation.blocks === undefined &&
    (dueOn === undefined ||
      (backOn !== undefined && Temporal.PlainDate.compare(backOn, dueOn) <= 0));
  if (canWait) return undefined;
  const covers = contacts.filter((contact) => contact.purpose === 'cover');
  const last = covers.at(-1);
  if (covers.length >= REMINDERS_MAX) return undefined;
  const earliestOn = last && againAfter(last.sentOn);
  return { receiverId: backUpId, purpose: 'cover', earliestOn };
}

/** The lead is told once, and never about what they owe themselves. */
function tellLead(
  obligation: Obligation,
  since: readonly Contact[],
  cover: Cover,
  earliestOn: Temporal.PlainDate | undefined,
): NudgeStep | undefined {
  const { leadId } = cover;
  if (leadId === undefined || leadId === obligation.personId) return undefined;
  if (since.some((contact) => contact.purpose === 'tell-lead')) return undefined;
  return { receiverId: leadId, purpose: 'tell-lead', earliestOn };
}

function remindAgainOn(obligation: Obligation): Temporal.PlainDate | undefined {
  return obligation.dueOn?.subtract({ days: REMIND_AGAIN_DAYS_BEFORE_DUE });
}

function isAfter(at: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, other) > 0;
}

function laterOf(
  a: Temporal.PlainDate | undefined,
  b: Temporal.PlainDate | undefined,
): Temporal.PlainDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b;
}
