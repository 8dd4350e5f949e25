import { compareTimes, isAfter, isBefore, isWithin, later } from '../../../platform/calendar.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { Team } from '../../teams/teams/team.ts';

export const championRoles = ['champion', 'back-up'] as const;
export type ChampionRole = (typeof championRoles)[number];

export const roleTitles: Record<ChampionRole, string> = {
  champion: 'champion',
  'back-up': 'back-up champion',
};

export type Stamp = { by: UserId; at: Temporal.Instant };

/** Time that the team's manager keeps free for the role: data with an end, not a promise. */
export type ProtectedHours = Stamp & {
  perWeek: number;
  fromOn: Temporal.PlainDate;
  /** The last day, included. */
  untilOn: Temporal.PlainDate;
};

export const endings = ['declined', 'not-approved', 'withdrawn', 'handed-over', 'lapsed'] as const;
export type Ending = (typeof endings)[number];
export type LapseCause = 'hours-ended' | 'deactivated' | 'stepped-down';

/** One person's time in the role for one team, from nomination to its end. */
export type Champion = {
  id: string;
  rolloutId: RolloutId;
  teamId: TeamId;
  personId: UserId;
  role: ChampionRole;
  nominated: Stamp & { why: string };
  hours: ProtectedHours | undefined;
  confirmed: Stamp | undefined;
  /** The onboarding is done and the person said yes. */
  accepted: Stamp | undefined;
  ended:
    | { how: Ending; cause: LapseCause | undefined; at: Temporal.Instant; reason: string }
    | undefined;
};

export type ChampionState = 'nominated' | 'hours-approved' | 'confirmed' | 'active' | Ending;

/** Nominated, then hours approved, then confirmed by a lead, then accepted; the state follows from what was stamped. */
export function championState(champion: Champion): ChampionState {
  if (champion.ended !== undefined) return champion.ended.how;
  if (champion.accepted !== undefined) return 'active';
  if (champion.hours === undefined) return 'nominated';
  return champion.confirmed === undefined ? 'hours-approved' : 'confirmed';
}

export function isInOffice(champion: Champion): boolean {
  return championState(champion) === 'active';
}

/** The first day on which somebody in office counts: that of the approved hours, where these begin after the yes. */
export function servesFromOn(
  champion: Champion,
  acceptedOn: Temporal.PlainDate,
): Temporal.PlainDate {
  return champion.hours === undefined ? acceptedOn : later(acceptedOn, champion.hours.fromOn);
}

/** Nobody counts before the first day of the hours; whether they still run is another question. */
export function hasBegun({ hours }: Champion, today: Temporal.PlainDate): boolean {
  return hours === undefined || !isAfter(hours.fromOn, today);
}

/** Nobody counts as a champion on a day for which no hours are approved. */
export function protectedHoursActive(champion: Champion, today: Temporal.PlainDate): boolean {
  const { hours, ended } = champion;
  if (hours === undefined || ended !== undefined) return false;
  return isWithin(today, hours.fromOn, hours.untilOn);
}

/** Early enough for a manager to extend the hours before a grace period starts. */
export const RENEW_HOURS_DAYS_BEFORE = 14;

export function hoursEndSoon(champion: Champion, today: Temporal.PlainDate): boolean {
  if (champion.hours === undefined || !protectedHoursActive(champion, today)) return false;
  const left = today.until(champion.hours.untilOn, { largestUnit: 'days' }).days;
  return left <= RENEW_HOURS_DAYS_BEFORE;
}

/** In office as a back-up, with hours that have begun. */
export function isBackUpOn(champion: Champion, today: Temporal.PlainDate): boolean {
  return champion.role === 'back-up' && isInOffice(champion) && hasBegun(champion, today);
}

/** Why an open champion's time is over without anybody having ended it. */
export function lapseDue(
  champion: Champion,
  today: Temporal.PlainDate,
  isDeactivated: boolean,
): LapseCause | undefined {
  if (champion.ended !== undefined) return undefined;
  if (isDeactivated) return 'deactivated';
  const { hours } = champion;
  if (hours === undefined) return undefined;
  return isBefore(hours.untilOn, today) ? 'hours-ended' : undefined;
}

/** The team's champion in office, and the back-ups in the order in which they accepted. */
export function championsOf(
  teamId: TeamId,
  champions: readonly Champion[],
): { champion: Champion | undefined; backUps: Champion[] } {
  const inOffice = champions
    .filter((candidate) => candidate.teamId === teamId && isInOffice(candidate))
    .sort(byAcceptance);
  return {
    champion: inOffice.find((candidate) => candidate.role === 'champion'),
    backUps: inOffice.filter((candidate) => candidate.role === 'back-up'),
  };
}

function byAcceptance(a: Champion, b: Champion): number {
  if (a.accepted === undefined || b.accepted === undefined) return 0;
  const order = compareTimes(a.accepted.at, b.accepted.at);
  return order !== 0 ? order : a.id.localeCompare(b.id);
}

/** The team's manager; where there is none, or it is the nominee, the leads. Nobody can approve their own hours. */
export function hoursApproversOf(
  personId: UserId,
  team: Pick<Team, 'managerId'>,
  leadIds: readonly UserId[],
): UserId[] {
  const { managerId } = team;
  if (managerId !== undefined && managerId !== personId) return [managerId];
  return leadIds.filter((lead) => lead !== personId);
}

/** Who is asked for the next step, so that exactly one role owes it. */
export function nextStepOf(champion: Champion): 'hours' | 'confirm' | 'accept' | undefined {
  const state = championState(champion);
  if (state === 'nominated') return 'hours';
  if (state === 'hours-approved') return 'confirm';
  return state === 'confirmed' ? 'accept' : undefined;
}
