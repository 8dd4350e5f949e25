/* Which teams there are, and which of them a mark says something else of than before. */
import type { RolloutId, TeamId } from './ids.ts';
import { listening, noReads } from './reading.ts';
import { remember } from './remember.ts';
import type { Store } from './remembered.ts';

export type MarkOf = (teamId: TeamId) => string;

/** Those that are stale already and those that `markOf` says something else of; undefined for all there may be. */
export function withOthers(
  { stale, markOf: before }: { stale: Set<TeamId> | undefined; markOf?: MarkOf | undefined },
  markOf: MarkOf,
  teamIds: Iterable<TeamId>,
): Set<TeamId> | undefined {
  if (stale === undefined || before === undefined) return undefined;
  const others = new Set(stale);
  for (const teamId of teamIds) if (before(teamId) !== markOf(teamId)) others.add(teamId);
  return others;
}

type Look = { database: Store; rolloutId: RolloutId };
type Valued = { values: ReadonlyMap<TeamId, unknown> };

/** Also those that are gone and still have a value. */
export function everyTeam(look: Look, { values }: Valued): Set<TeamId> {
  return new Set([...values.keys(), ...listTeamIds(look)]);
}

/** Beyond this share a look at all teams at once costs less than one at each that is touched. */
const MOST = 0.3;

/** Whether these are so many of a rollout's teams; that few have a value does not make them more. */
export function areMost(
  look: Look,
  { values }: Valued,
  { size }: Pick<ReadonlySet<TeamId>, 'size'>,
): boolean {
  return size > values.size * MOST + 1 && size > listTeamIds(look).length * MOST + 1;
}

/** Whoever keeps something of each team says for itself on what it rests. */
function listTeamIds({ database, rolloutId }: Look): readonly TeamId[] {
  return listening(noReads(), 'whole', () =>
    remember(database, `ids of teams ${rolloutId}`, () => {
      const teams = database.$client.prepare<[string]>('select id from teams where rollout_id = ?');
      return teams.pluck().all(rolloutId) as TeamId[];
    }),
  );
}
