import { addresseeFinder } from '../../../platform/accounts.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { listMemberships } from '../../teams/teams/memberships.store.ts';
import { findTeamNamed } from '../../teams/teams/teams.store.ts';
import type { MatchedBy, UsagePerson } from '../usage/usage.ts';
import { listTeamsOff } from '../usage-retention/usage-settings.store.ts';
import { addUsagePerson, listUsagePeopleNamed, saveMatch } from './usage-people.store.ts';

/** Who the people of a source are, by the names that it gives them. */
export type Matching = {
  /** From the company's own list: a name of the source, and a Slack id or e-mail address. */
  listed: ReadonlyMap<string, string>;
  /** Names of programs, as the source says. */
  programs: ReadonlySet<string>;
  /** The team in which the source puts somebody, by its name. */
  teams: ReadonlyMap<string, string>;
};

/** What an import does with somebody's rows. */
export type Matched =
  | { kind: 'kept'; person: UsagePerson | Omit<UsagePerson, 'id'> }
  /** Nothing is kept of the people of this place. */
  | { kind: 'off' };

export const NO_MATCHING: Matching = { listed: new Map(), programs: new Set(), teams: new Map() };

/** Finds out who is meant, without writing anything; people who are new have no number yet. */
export function findMatches(
  request: RolloutRequest,
  sourceId: number,
  keys: readonly string[],
  matching: Matching,
): Map<string, Matched> {
  const { database, rolloutId } = request;
  const known = listUsagePeopleNamed(database, sourceId, keys);
  const isAllKnown = keys.every((key) => known.get(key)?.userId !== undefined);
  const whoIs = isAllKnown ? () => undefined : addresseeFinder(database);
  const isOff = offFinder(request);
  const teamOf = (name: string | undefined): TeamId | undefined =>
    name === undefined ? undefined : findTeamNamed(database, rolloutId, name)?.id;
  return new Map(
    keys.map((key): [string, Matched] => {
      const before = known.get(key);
      const match = before?.userId === undefined ? matchOf(key, matching, whoIs) : undefined;
      const userId = before?.userId ?? match?.userId;
      const teamId = before?.teamId ?? teamOf(matching.teams.get(key));
      if (isOff(userId, teamId)) return [key, { kind: 'off' }];
      const person = {
        ...(before ?? { sourceId, key, erasedTo: undefined }),
        userId,
        matchedBy: match?.matchedBy ?? before?.matchedBy,
        teamId,
        isNobody: before?.isNobody ?? matching.programs.has(key),
      };
      return [key, { kind: 'kept', person }];
    }),
  );
}

function matchOf(
  key: string,
  { listed }: Matching,
  whoIs: ReturnType<typeof addresseeFinder>,
): { userId: UserId; matchedBy: MatchedBy } | undefined {
  const written = listed.get(key);
  const inList = written === undefined ? undefined : whoIs(written);
  if (inList !== undefined) return { userId: inList.userId, matchedBy: 'mapping' };
  const found = whoIs(key);
  return found === undefined ? undefined : { userId: found.userId, matchedBy: found.by };
}

function offFinder({
  database,
  rolloutId,
}: RolloutRequest): (userId: UserId | undefined, teamId: TeamId | undefined) => boolean {
  const teams = listTeamsOff(database, rolloutId);
  if (teams.size === 0) return () => false;
  const people = new Set(listMemberships(database, rolloutId, teams).map((one) => one.userId));
  return (userId, teamId) =>
    (userId !== undefined && people.has(userId)) || (teamId !== undefined && teams.has(teamId));
}

/** Writes down who is meant, and answers with each person's number; those of whom nothing is kept have none. */
export function keepMatches(
  { database }: RolloutRequest,
  matches: Iterable<[string, Matched]>,
): Map<string, number> {
  return write(database, () => {
    const ids = new Map<string, number>();
    for (const [key, matched] of matches) {
      if (matched.kind === 'off') continue;
      const { person } = matched;
      if (!('id' in person)) ids.set(key, addUsagePerson(database, person));
      else {
        ids.set(key, person.id);
        const { userId, matchedBy } = person;
        if (userId !== undefined && matchedBy !== undefined)
          saveMatch(database, person.id, { userId, matchedBy });
      }
    }
    return ids;
  });
}
