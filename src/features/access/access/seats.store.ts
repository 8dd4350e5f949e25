/* Who has a seat in which team, and since which day at the team's place. */

import { type Account, listAccounts } from '../../../platform/accounts.ts';
import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { listChampions, listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import { listMemberships, listMembershipsOf } from '../../teams/teams/memberships.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { PersonFacts } from './access.ts';
import { seatsOf } from './seat.ts';

export type Seats = ReadonlyMap<TeamId, readonly PersonFacts[]>;

/** The people of the teams in scope. */
export function listSeats({ database, rolloutId }: ReadContext, only?: TeamScope): Seats {
  const champions = Map.groupBy(listChampions(database, rolloutId, only), ({ teamId }) => teamId);
  const members = Map.groupBy(listMemberships(database, rolloutId, only), ({ teamId }) => teamId);
  const teams = listTeams(database, rolloutId, only).map(({ id, context: { timeZone } }) => {
    return { id, timeZone, seats: seatsOf(champions.get(id) ?? [], members.get(id) ?? []) };
  });
  const accounts = accountsOf(
    listAccounts(database, new Set(teams.flatMap(({ seats }) => seats.map((one) => one.personId)))),
  );
  const dayOf = dayFinder();
  return new Map(
    teams.map(({ id, timeZone, seats }) => [
      id,
      seats.map(({ personId, sinceAt }) =>
        personFrom(personId, accounts.get(personId), dayOf(sinceAt, timeZone)),
      ),
    ]),
  );
}

/** The seats of one person, with a look at no other; by the names of the teams. */
export function listSeatsOf({ database, rolloutId }: ReadContext, personId: UserId): Seats {
  const members = Map.groupBy(
    listMembershipsOf(database, rolloutId, personId),
    ({ teamId }) => teamId,
  );
  // A nomination that waits for a yes gives no seat, and the team's people no say.
  const inOffice = listOpenChampionsOf(database, personId).filter(
    (one) => one.rolloutId === rolloutId && one.accepted !== undefined,
  );
  const champions = Map.groupBy(inOffice, ({ teamId }) => teamId);
  const account = accountsOf(listAccounts(database, [personId])).get(personId);
  const teams = listTeams(database, rolloutId, new Set([...members.keys(), ...champions.keys()]));
  return new Map(
    teams.map(({ id, context: { timeZone } }) => [
      id,
      seatsOf(champions.get(id) ?? [], members.get(id) ?? []).map(({ sinceAt }) =>
        personFrom(personId, account, dateAt(sinceAt, timeZone)),
      ),
    ]),
  );
}

function accountsOf(accounts: readonly Account[]): Map<UserId, Account> {
  return new Map(accounts.map((account) => [account.userId, account]));
}

function personFrom(
  personId: UserId,
  account: Account | undefined,
  seatOn: Temporal.PlainDate,
): PersonFacts {
  const name = account?.name ?? 'someone we don’t know yet';
  return { personId, name, isKnown: account?.isActive === true, isMember: true, seatOn };
}

/** People who joined together share their day, which costs more than all else about them. */
function dayFinder(): typeof dateAt {
  const known = new Map<string, Temporal.PlainDate>();
  return (instant, timeZone) => {
    const key = `${instant.epochMilliseconds} ${timeZone}`;
    const day = known.get(key) ?? dateAt(instant, timeZone);
    known.set(key, day);
    return day;
  };
}
