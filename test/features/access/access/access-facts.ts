import {
  type AccessDecision,
  type AccessFacts,
  decideWithin,
  type PersonFacts,
} from '../../../../src/features/access/access/access.ts';
import type {
  Cover,
  TeamAccessFacts,
} from '../../../../src/features/access/access/access-facts.ts';
import { decideTeamAccess } from '../../../../src/features/access/access/team-access.ts';
import { ACCESS_SETTINGS, type AccessSettings } from '../../../../src/features/contract/grace.ts';
import type { AccessState } from '../../../../src/features/contract/team-access.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);
export const bao = 'bao' as UserId;

export function cover(from: string, until?: string, endedBy: Cover['endedBy'] = 'left'): Cover {
  return until === undefined
    ? { fromOn: day(from), untilOn: undefined, endedBy: undefined }
    : { fromOn: day(from), untilOn: day(until), endedBy };
}

/** Claims, live in wave 1 since 2 March 2026, eight seats, a champion certified in February. */
export function teamFacts(changes: Partial<TeamAccessFacts> = {}): TeamAccessFacts {
  return {
    team: { id: 'claims' as TeamId, name: 'Claims' },
    calendar: MONDAY_TO_FRIDAY,
    entry: { kind: 'wave', number: 1, startedOn: day('2026-03-02') },
    cover: [cover('2026-02-16')],
    seats: 8,
    backUpSinceOn: undefined,
    rollBack: undefined,
    override: undefined,
    pausedOn: undefined,
    ...changes,
  };
}

/** Bao of Claims, with a seat since the first day. */
export function accessFacts(
  team: Partial<TeamAccessFacts> = {},
  person: Partial<PersonFacts> = {},
): AccessFacts {
  const known = { personId: bao, name: 'Bao', isKnown: true, isMember: true };
  return {
    team: teamFacts(team),
    person: { ...known, seatOn: day('2026-03-02'), ...person },
  };
}

export const on = (date: string, changes: Partial<TeamAccessFacts> = {}) =>
  decideTeamAccess(teamFacts(changes), day(date));

/** The state on each of the days, in one word each. */
export function walk(changes: Partial<TeamAccessFacts>, dates: readonly string[]): AccessState[] {
  return dates.map((date) => on(date, changes).state);
}

/** One person's access through one team, with the team's state decided for it. */
export function decideAccess(
  facts: AccessFacts,
  today: Temporal.PlainDate,
  settings: AccessSettings = ACCESS_SETTINGS,
): AccessDecision {
  return decideWithin(facts, decideTeamAccess(facts.team, today, settings), today);
}
