/* Who may decide on an override, how long it may last and until when it holds, by a model of its own. */
import { dayAt, dayPlus } from './days.ts';
import type { GateRows, OverrideRow, Place } from './gate-rows.ts';

const HOUR = 3_600_000;
const SPONSORS_FIRST = 72 * HOUR;
const SECOND_LEAD = 48 * HOUR;
const DAYS_MOST = 90;

type Asked = Pick<OverrideRow, 'requester' | 'requestedAt'>;

/** A lead who sponsors too is a lead, as long as somebody sponsors who does not lead. */
export function sponsorsFor({ leads, sponsors }: GateRows, requester: string): string[] {
  const pure = sponsors.filter((id) => !leads.includes(id));
  return (pure.length > 0 ? pure : sponsors).filter((id) => id !== requester);
}

const leadsFor = (all: GateRows, requester: string): string[] => {
  const first = sponsorsFor(all, requester);
  return all.leads.filter((id) => id !== requester && !first.includes(id));
};

/** Sponsors have three days for themselves, unless there is none, or none who is back by then. */
export function approversAt(
  all: GateRows,
  { requester, requestedAt }: Asked,
  now: number,
): string[] {
  const first = sponsorsFor(all, requester);
  const limit = requestedAt + SPONSORS_FIRST;
  const isOver = now >= limit;
  const isAway = first.every((id) => all.backAt(id, now) >= limit);
  return isAway || isOver ? [...first, ...leadsFor(all, requester)] : first;
}

export function answerBy(all: GateRows, { requester, requestedAt }: Asked): number {
  const seconds = leadsFor(all, requester).length > 0 ? SECOND_LEAD : 0;
  return requestedAt + SPONSORS_FIRST + seconds;
}

/** Sponsors are asked by the end of their own three days, everybody by the end of all. */
export function dueAt(one: OverrideRow, now: number): number {
  const first = one.requestedAt + SPONSORS_FIRST;
  return now < first ? Math.min(first, one.answerBy) : one.answerBy;
}

export function mayLastUntil(on: string, today: string): boolean {
  return on > today && on <= dayPlus(today, DAYS_MOST);
}

/** More than one word, ten letters at least. */
export function isReason(words: string): boolean {
  const letters = words.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length >= 10 && /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(words);
}

export const isOpen = ({ decided, answerBy: by }: OverrideRow, now: number) =>
  decided === null && now <= by;

/** In force on a day: every digest names it. */
export function holdsOn(one: OverrideRow, today: string): boolean {
  if (one.decided !== 'approved' || one.ended !== null) return false;
  if (one.change?.isForGood === true) return one.reviewer === null;
  return today <= one.expiresOn;
}

const PHASES = ['assessment', 'infrastructure', 'expansion', 'broad', 'sustained'];

/** Looked at once more when its phase has ended; one that was agreed for good by its day. */
export function isToReview(one: OverrideRow, { phase, zone }: Place, now: number): boolean {
  if (one.decided !== 'approved' || one.reviewer !== null) return false;
  const isLate = one.change?.isForGood === true && dayAt(now, zone) > one.expiresOn;
  return isLate || PHASES.indexOf(phase) > PHASES.indexOf(one.reviewedAfter);
}
