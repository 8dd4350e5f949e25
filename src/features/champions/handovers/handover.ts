import type { TeamId, UserId } from '../../../platform/ids.ts';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import {
  type Champion,
  championState,
  protectedHoursActive,
  type Stamp,
} from '../champions/champion.ts';

export const handoverItems = [
  { name: 'open-questions', text: 'Open questions, and who is waiting for each' },
  { name: 'context', text: 'What is special about the team and its workflow' },
  { name: 'people', text: 'Who helps, who has doubts, whom to ask' },
  { name: 'agreements', text: 'What was promised, to whom, by when' },
  { name: 'access', text: 'Channels, documents and tools that the role needs' },
] as const;
export type HandoverItem = (typeof handoverItems)[number]['name'];

export type Handover = {
  id: string;
  teamId: TeamId;
  fromId: UserId;
  toId: UserId;
  started: Stamp;
  ticked: Partial<Record<HandoverItem, Stamp>>;
  confirmedByFrom: Temporal.Instant | undefined;
  confirmedByTo: Temporal.Instant | undefined;
  cancelled: Stamp | undefined;
};

export type HandoverRefusal =
  | { kind: 'not-in-office'; personId: UserId }
  | { kind: 'not-a-back-up'; personId: UserId }
  | { kind: 'not-one-of-the-two'; fromId: UserId; toId: UserId }
  | { kind: 'already-running'; handover: Handover }
  | { kind: 'over' }
  | { kind: 'items-left'; items: readonly HandoverItem[] }
  | { kind: 'not-certified'; personId: UserId }
  | { kind: 'no-hours'; personId: UserId }
  | { kind: 'already-confirmed'; at: Temporal.Instant };

/** A champion hands over to a back-up in office; somebody new is nominated as back-up first. */
export function startHandover(
  id: string,
  by: UserId,
  state: { from: Champion; to: Champion; running: readonly Handover[]; now: Temporal.Instant },
): { kind: 'started'; handover: Handover } | HandoverRefusal {
  const { from, to, running, now } = state;
  if (championState(from) !== 'active' || from.role !== 'champion') {
    return { kind: 'not-in-office', personId: from.personId };
  }
  if (championState(to) !== 'active' || to.role !== 'back-up' || to.teamId !== from.teamId) {
    return { kind: 'not-a-back-up', personId: to.personId };
  }
  const other = running.find((handover) => handover.teamId === from.teamId && isRunning(handover));
  if (other !== undefined) return { kind: 'already-running', handover: other };
  const handover: Handover = {
    id,
    teamId: from.teamId,
    fromId: from.personId,
    toId: to.personId,
    started: { by, at: now },
    ticked: {},
    confirmedByFrom: undefined,
    confirmedByTo: undefined,
    cancelled: undefined,
  };
  return { kind: 'started', handover };
}

export function isRunning(handover: Handover): boolean {
  return handover.cancelled === undefined && !isComplete(handover);
}

export function isComplete(handover: Handover): boolean {
  return handover.confirmedByFrom !== undefined && handover.confirmedByTo !== undefined;
}

export function itemsLeft(handover: Handover): HandoverItem[] {
  return handoverItems
    .map((item) => item.name)
    .filter((name) => handover.ticked[name] === undefined);
}

export function tickItem(
  handover: Handover,
  item: HandoverItem,
  by: UserId,
  now: Temporal.Instant,
): { kind: 'ticked'; handover: Handover } | HandoverRefusal {
  const refusal = refuseAct(handover, by);
  if (refusal !== undefined) return refusal;
  if (handover.ticked[item] !== undefined) return { kind: 'ticked', handover };
  const ticked = { ...handover.ticked, [item]: { by, at: now } };
  return { kind: 'ticked', handover: { ...handover, ticked } };
}

export type Confirmation =
  | { kind: 'confirmed'; handover: Handover; waitsFor: UserId }
  /** Both have confirmed: one leaves the role and the other has it, at the same instant. */
  | { kind: 'handed-over'; handover: Handover; from: Champion; to: Champion }
  | HandoverRefusal;

/** Both confirm, with every item ticked; the team is at no instant without a certified champion. */
export function confirmHandover(
  handover: Handover,
  by: UserId,
  state: {
    from: Champion;
    to: Champion;
    isReceiverCertified: boolean;
    now: Temporal.Instant;
    today: Temporal.PlainDate;
  },
): Confirmation {
  const { from, to, now, today } = state;
  const refusal = refuseAct(handover, by);
  if (refusal !== undefined) return refusal;
  const earlier = by === handover.fromId ? handover.confirmedByFrom : handover.confirmedByTo;
  if (earlier !== undefined) return { kind: 'already-confirmed', at: earlier };
  const items = itemsLeft(handover);
  if (items.length > 0) return { kind: 'items-left', items };
  if (championState(from) !== 'active') return { kind: 'not-in-office', personId: from.personId };
  if (championState(to) !== 'active') return { kind: 'not-a-back-up', personId: to.personId };
  if (!state.isReceiverCertified) return { kind: 'not-certified', personId: to.personId };
  if (!protectedHoursActive(to, today)) return { kind: 'no-hours', personId: to.personId };
  const field = by === handover.fromId ? 'confirmedByFrom' : 'confirmedByTo';
  const confirmed = { ...handover, [field]: now };
  if (!isComplete(confirmed)) {
    const waitsFor = by === handover.fromId ? handover.toId : handover.fromId;
    return { kind: 'confirmed', handover: confirmed, waitsFor };
  }
  const ended = { how: 'handed-over', cause: undefined, at: now, reason: '' } as const;
  return {
    kind: 'handed-over',
    handover: confirmed,
    from: { ...from, ended },
    to: { ...to, role: 'champion' },
  };
}

/** For four weeks the two talk weekly, then fortnightly; a day off moves to the next working day. */
export function buddyTalksOn(
  handedOverOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate[] {
  return [7, 14, 28].map((days) => {
    const day = handedOverOn.add({ days });
    return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
  });
}

function refuseAct(handover: Handover, by: UserId): HandoverRefusal | undefined {
  const { fromId, toId } = handover;
  if (by !== fromId && by !== toId) return { kind: 'not-one-of-the-two', fromId, toId };
  return isRunning(handover) ? undefined : { kind: 'over' };
}
