/* Which teams there are, and which of them a mark says something else of than before. */
import type { RolloutId, TeamId } from './ids.ts';
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

export function listTeamIds(database: Store, rolloutId: RolloutId): readonly TeamId[] {
  return remember(database, `ids of teams ${rolloutId}`, () => {
    const teams = database.$client.prepare<[string]>('select id from teams where rollout_id = ?');
    return teams.pluck().all(rolloutId) as TeamId[];
  });
}
