import { earlier, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Team } from '../../teams/teams/team.ts';
import { type Champion, type ChampionRole, hoursApproversOf } from '../champions/champion.ts';

export type NominationRefusal =
  | { kind: 'account-deactivated'; personId: UserId }
  | { kind: 'not-in-team'; personId: UserId; teamName: string }
  | { kind: 'already-nominated'; champion: Champion }
  /** The team has a champion: nominate a back-up, who can then take over by a handover. */
  | { kind: 'role-taken'; champion: Champion }
  | { kind: 'no-reason' };

/** Everything that can stand in the way of a nomination. */
export type NominationProblem =
  | NominationRefusal
  | { kind: 'unknown-person' }
  | { kind: 'unknown-team' }
  | { kind: 'nobody-can-approve'; teamName: string };

export type Nomination = { kind: 'nominated'; champion: Champion } | NominationRefusal;

/** Anyone may nominate anyone in the team, themselves included. */
export function nominate(
  draft: { id: string; personId: UserId; role: ChampionRole; why: string },
  by: UserId,
  state: {
    team: Team;
    others: readonly Champion[];
    isDeactivated: boolean;
    leadIds: readonly UserId[];
    now: Temporal.Instant;
  },
): Nomination {
  const { team, now } = state;
  const { personId, role } = draft;
  if (state.isDeactivated) return { kind: 'account-deactivated', personId };
  if (!team.memberIds.includes(personId) && team.managerId !== personId) {
    return { kind: 'not-in-team', personId, teamName: team.name };
  }
  const open = state.others.filter((o) => o.teamId === team.id && o.ended === undefined);
  const same = open.find((other) => other.personId === personId);
  if (same !== undefined) return { kind: 'already-nominated', champion: same };
  const holder = open.find((other) => other.role === 'champion');
  if (role === 'champion' && holder !== undefined) return { kind: 'role-taken', champion: holder };
  if (draft.why.trim() === '') return { kind: 'no-reason' };
  const champion: Champion = {
    id: draft.id,
    rolloutId: team.rolloutId,
    teamId: team.id,
    personId,
    role,
    nominated: { by, at: now, why: draft.why },
    hours: undefined,
    confirmed: confirmedByNomination(by, personId, state.leadIds, now),
    accepted: undefined,
    ended: undefined,
  };
  return { kind: 'nominated', champion };
}

/** A lead who nominates somebody else has said yes already and is not asked again. */
function confirmedByNomination(
  by: UserId,
  personId: UserId,
  leadIds: readonly UserId[],
  now: Temporal.Instant,
): Champion['confirmed'] {
  return leadIds.includes(by) && by !== personId ? { by, at: now } : undefined;
}

export const HOURS_PER_WEEK_MAX = 20;

export type HoursRefusal =
  | { kind: 'over'; state: 'declined' | 'not-approved' | 'withdrawn' | 'handed-over' | 'lapsed' }
  | { kind: 'own-hours'; approverIds: readonly UserId[] }
  | { kind: 'not-the-approver'; approverIds: readonly UserId[] }
  | { kind: 'nobody-can-approve' }
  | { kind: 'hours-out-of-range'; hours: number; most: number }
  | { kind: 'ends-before-it-starts'; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate }
  | { kind: 'ends-in-the-past'; today: Temporal.PlainDate }
  | { kind: 'role-taken'; champion: Champion };

export type HoursApproval = { kind: 'approved'; champion: Champion } | HoursRefusal;

/** Approves or renews hours. One who lapsed only because hours ran out is back in office by it. */
export function approveHours(
  champion: Champion,
  hours: { perWeek: number; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate },
  by: UserId,
  state: {
    team: Team;
    leadIds: readonly UserId[];
    others: readonly Champion[];
    now: Temporal.Instant;
    today: Temporal.PlainDate;
  },
): HoursApproval {
  const refusal =
    refuseWhenOver(champion, state.others) ??
    refuseApprover(champion, by, state.team, state.leadIds) ??
    refuseHours(hours, state.today);
  if (refusal !== undefined) return refusal;
  const fromOn = firstDay(champion, hours.fromOn, state.today);
  const approved = { ...hours, fromOn, by, at: state.now };
  return { kind: 'approved', champion: { ...champion, hours: approved, ended: undefined } };
}

/** New hours for somebody who serves already change how many and how long, and leave no day without. */
function firstDay(
  champion: Champion,
  fromOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const { hours, accepted } = champion;
  if (hours === undefined || accepted === undefined || isAfter(hours.fromOn, today)) return fromOn;
  return earlier(hours.fromOn, fromOn);
}

function refuseWhenOver(champion: Champion, others: readonly Champion[]): HoursRefusal | undefined {
  const { ended } = champion;
  if (ended === undefined) return undefined;
  if (ended.cause !== 'hours-ended') return { kind: 'over', state: ended.how };
  const successor = others.find(
    (other) =>
      other.id !== champion.id &&
      other.teamId === champion.teamId &&
      other.ended === undefined &&
      (other.personId === champion.personId ||
        (other.role === 'champion' && champion.role === 'champion')),
  );
  return successor === undefined ? undefined : { kind: 'role-taken', champion: successor };
}

function refuseApprover(
  champion: Champion,
  by: UserId,
  team: Team,
  leadIds: readonly UserId[],
): HoursRefusal | undefined {
  const approverIds = hoursApproversOf(champion.personId, team, leadIds);
  if (by === champion.personId) return { kind: 'own-hours', approverIds };
  if (approverIds.length === 0) return { kind: 'nobody-can-approve' };
  return approverIds.includes(by) ? undefined : { kind: 'not-the-approver', approverIds };
}

function refuseHours(
  hours: { perWeek: number; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): HoursRefusal | undefined {
  const { perWeek, fromOn, untilOn } = hours;
  if (!(perWeek > 0 && perWeek <= HOURS_PER_WEEK_MAX)) {
    return { kind: 'hours-out-of-range', hours: perWeek, most: HOURS_PER_WEEK_MAX };
  }
  if (isBefore(untilOn, fromOn)) {
    return { kind: 'ends-before-it-starts', fromOn, untilOn };
  }
  return isBefore(untilOn, today) ? { kind: 'ends-in-the-past', today } : undefined;
}

/** What a manager is asked for unless they say otherwise: half a day a week for half a year; half of it for a back-up. */
export function usualHours(
  role: ChampionRole,
  today: Temporal.PlainDate,
): { perWeek: number; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate } {
  const perWeek = role === 'champion' ? 4 : 2;
  return { perWeek, fromOn: today, untilOn: today.add({ weeks: 26 }) };
}

/** Days a step waits before it is late. */
export const STEP_DUE_DAYS = { hours: 3, confirm: 2, accept: 4 } as const;

/** Leads confirm; a nominee who leads confirms only where nobody else can. */
export function confirmersOf(personId: UserId, leadIds: readonly UserId[]): readonly UserId[] {
  const others = leadIds.filter((lead) => lead !== personId);
  return others.length > 0 ? others : leadIds;
}
