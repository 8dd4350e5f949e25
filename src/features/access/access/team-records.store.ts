/* What decides on access, gathered from the features that own it. */
import { dateAt, earliestOf, isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople, type Person } from '../../../platform/slack/directory.ts';
import { type Champion, isInOffice } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listMemberships } from '../../teams/teams/memberships.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { TeamWave } from '../../waves/waves/team-wave.ts';
import { listTeamWaves } from '../../waves/waves/team-waves.store.ts';
import type { PersonFacts } from './access.ts';
import type { AccessOverride, Entry } from './access-facts.ts';
import { listCertifiedTimes } from './certified-times.store.ts';
import { listChampionOverrides } from './champion-overrides.store.ts';
import { coverOf, firstBackUpOn } from './champion-times.ts';
import type { GateWord, TeamRecord } from './team-decision.ts';

/** The facts of a rollout's teams, or of those that are named. */
export function listTeamRecords(context: ReadContext, only?: ReadonlySet<TeamId>): TeamRecord[] {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return [];
  const teams = listTeams(database, rolloutId).filter(({ id }) => only?.has(id) ?? true);
  const calendars = listWorkingCalendars(database, rolloutId);
  const champions = grouped(listChampions(database, rolloutId), ({ teamId }) => teamId);
  const memberships = grouped(listMemberships(database, rolloutId), ({ teamId }) => teamId);
  const waves = listTeamWaves(database, rolloutId);
  const overrides = listChampionOverrides(context);
  const certified = listCertifiedTimes(context);
  const timesOf = ({ personId }: Champion) => certified.get(personId) ?? [];
  return teams.map((team) => {
    const own = champions.get(team.id) ?? [];
    const { timeZone } = team.context;
    const wave = waves.get(team.id);
    const override = overrides.get(team.id);
    const seats = seatsOf(own, memberships.get(team.id) ?? [], timeZone);
    return {
      timeZone,
      gate: gateOf(wave, override, dateAt(context.now, timeZone)),
      people: peopleOf(context, seats),
      facts: {
        team: { id: team.id, name: team.name },
        calendar: calendars.get(team.id) ?? MONDAY_TO_FRIDAY,
        entry: entryOf(team, rollout, wave),
        cover: coverOf(own, timeZone, timesOf),
        seats: seats.size,
        backUpSinceOn: firstBackUpOn(own, timeZone),
        rollBack: wave?.rollBack,
        override,
        pausedOn: pausedOn(rollout, wave, timeZone),
      },
    };
  });
}

function entryOf(team: Team, rollout: Rollout, wave: TeamWave | undefined): Entry {
  if (wave !== undefined) return { kind: 'wave', number: wave.number, startedOn: wave.startedOn };
  if (team.id !== rollout.pilotTeamId) return { kind: 'none' };
  // The pilot worked before the rollout began.
  const startedOn = dateAt(rollout.createdAt, team.context.timeZone).subtract({ days: 1 });
  return { kind: 'pilot', startedOn };
}

function gateOf(
  wave: TeamWave | undefined,
  override: AccessOverride | undefined,
  today: Temporal.PlainDate,
): GateWord | undefined {
  if (wave === undefined) return undefined;
  if (wave.startedOn === undefined) return 'shut';
  const isOverridden = override !== undefined && !isAfter(today, override.untilOn);
  return isOverridden ? 'overridden' : 'open';
}

/** The earlier of the two pauses, of the rollout and of the team's wave. */
function pausedOn(
  rollout: Rollout,
  wave: TeamWave | undefined,
  timeZone: string,
): Temporal.PlainDate | undefined {
  const days = [rollout.paused && dateAt(rollout.paused.at, timeZone), wave?.pausedOn];
  return earliestOf(days);
}

/** A team's people have a seat from the day on which they joined it; so has whoever is its champion. */
function seatsOf(
  champions: readonly Champion[],
  members: readonly { userId: UserId; sinceAt: Temporal.Instant }[],
  timeZone: string,
): Map<UserId, Temporal.PlainDate> {
  const seats = new Map<UserId, Temporal.PlainDate>();
  for (const { personId, accepted, ...rest } of champions) {
    if (accepted !== undefined && isInOffice({ personId, accepted, ...rest }))
      seats.set(personId, dateAt(accepted.at, timeZone));
  }
  for (const { userId, sinceAt } of members) seats.set(userId, dateAt(sinceAt, timeZone));
  return seats;
}

function peopleOf(
  { database }: ReadContext,
  seats: ReadonlyMap<UserId, Temporal.PlainDate>,
): PersonFacts[] {
  const known = new Map<UserId, Person>(
    listPeople(database, [...seats.keys()]).map((person) => [person.userId, person]),
  );
  return [...seats].map(([personId, seatOn]) => {
    const person = known.get(personId);
    const isKnown = person !== undefined && !person.isDeactivated && !person.isBot;
    const name = person?.name ?? 'someone we don’t know yet';
    return { personId, name, isKnown, isMember: true, seatOn };
  });
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => TeamId): Map<TeamId, Item[]> {
  const found = new Map<TeamId, Item[]>();
  for (const item of items) {
    const own = found.get(keyOf(item));
    if (own === undefined) found.set(keyOf(item), [item]);
    else own.push(item);
  }
  return found;
}
