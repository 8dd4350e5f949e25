import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { sayDate } from '../../../platform/words.ts';
import type { AccessEvent } from '../../contract/access-change.ts';
import type { AccessState, TeamAccess } from '../../contract/team-access.ts';
import type { SeatRules, TeamAccessFacts } from './access-facts.ts';

export type PersonFacts = {
  personId: UserId;
  name: string;
  /** In this workspace and not deactivated. */
  isKnown: boolean;
  isMember: boolean;
  /** The day on which the person was given a seat in this team. */
  seatOn: Temporal.PlainDate | undefined;
};

export type AccessFacts = { team: TeamAccessFacts; person: PersonFacts };

export type AccessDecision = {
  state: AccessState;
  allowed: boolean;
  teamId: string;
  teamName: string;
  wave: number | undefined;
  /** The last day of this state, where one is known. */
  lastOn: Temporal.PlainDate | undefined;
  /** Why, in a sentence, and what would change it. */
  reason: string;
  changedBy: string;
};

/**
 * One person's access through one team, from the facts alone: no stored state can disagree with it. Whoever
 * is not known, not in the team or without a seat has none. The team's own state has been decided once.
 */
export function decideWithin(
  { team, person }: { team: SeatRules; person: PersonFacts },
  access: TeamAccess,
  today: Temporal.PlainDate,
): AccessDecision {
  const about = {
    teamId: team.team.id,
    teamName: team.team.name,
    wave: team.entry.kind === 'wave' ? team.entry.number : undefined,
    lastOn: access.lastOn,
  };
  const refuse = (reason: string, changedBy: string): AccessDecision => {
    const state = access.state === 'suspended' ? 'suspended' : 'waiting';
    return { ...about, state, allowed: false, lastOn: undefined, reason, changedBy };
  };
  const { name } = person;
  const teamName = team.team.name;
  if (!person.isKnown) {
    return refuse(`${name} is not an active member of this workspace.`, 'An active account.');
  }
  if (!person.isMember) {
    return refuse(`${name} is not in ${teamName}.`, `Joining ${teamName}.`);
  }
  if (access.state === 'waiting' || access.state === 'suspended') {
    return refuse(access.reason, access.changedBy);
  }
  if (person.seatOn === undefined) {
    return refuse(
      `${name} has no seat in ${teamName} yet.`,
      access.newSeats ? 'A seat, given by the champion or a lead.' : access.changedBy,
    );
  }
  if (isAfter(person.seatOn, today)) {
    return refuse(
      `${name}'s seat starts on ${sayDate(person.seatOn, today)}.`,
      'The start of the seat.',
    );
  }
  if (access.seatsUntilOn !== undefined && isAfter(person.seatOn, access.seatsUntilOn)) {
    return refuse(`${name}'s seat was given after the freeze. ${access.reason}`, access.changedBy);
  }
  const { reason, changedBy } = access;
  const { rollBack } = team;
  const isNarrowed =
    access.state === 'frozen' && rollBack?.step === 'narrow' && !isAfter(rollBack.on, today);
  if (isNarrowed && !rollBack.keeps.includes(person.personId)) {
    return { ...about, state: 'suspended', allowed: false, reason, changedBy };
  }
  return { ...about, state: access.state, allowed: true, reason, changedBy };
}

const PREFERENCE: readonly AccessState[] = ['live', 'grace', 'frozen', 'waiting', 'suspended'];

/** Of a person's several teams the one that gives most; undefined for a person without any. */
export function strongestAccess(decisions: readonly AccessDecision[]): AccessDecision | undefined {
  return [...decisions].sort(
    (a, b) =>
      Number(b.allowed) - Number(a.allowed) ||
      PREFERENCE.indexOf(a.state) - PREFERENCE.indexOf(b.state) ||
      (a.teamId < b.teamId ? -1 : 1),
  )[0];
}

const isShut = (state: AccessState | undefined) =>
  state === undefined || state === 'waiting' || state === 'suspended';

/** What the outside is told when a team's state changes; undefined when nothing changes for anybody. */
export function accessEvent(
  before: AccessState | undefined,
  after: AccessState,
): AccessEvent | undefined {
  if (before === after) return undefined;
  if (isShut(after)) return isShut(before) ? undefined : 'access.suspended';
  if (after === 'frozen') return 'access.frozen';
  return before === 'live' || before === 'grace' ? undefined : 'access.granted';
}
