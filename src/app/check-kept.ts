/* Doctor's look at what is kept of teams: looked at a few at a time, as the bot does, and all at once. */
import { listDifferingTeams } from '../features/contract/team-obligations.store.ts';
import { listOpenRollouts } from '../features/rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../features/teams/teams/teams.store.ts';
import { type Finding, fine, wrong } from '../platform/cli/finding.ts';
import { contextOf, type StateAt } from '../platform/request.ts';
import { sayCount, sayFew } from '../platform/words.ts';

const NAMED_MAX = 3;

/** One finding for each rollout under way. */
export function checkKept(state: StateAt): Finding[] {
  return listOpenRollouts(state.database).map((rollout) => {
    const teams = listTeams(state.database, rollout.id);
    const differing = listDifferingTeams(
      contextOf(state, rollout),
      teams.map(({ id }) => id),
    );
    const of = `${sayCount(teams.length, 'team')} of ${rollout.name}`;
    if (differing.size === 0)
      return fine('Teams', `What is owed for ${of} is the same one by one and all at once.`);
    const names = teams.flatMap(({ id, name }) => (differing.has(id) ? [name] : []));
    return wrong(
      'Teams',
      `What is owed for ${sayFew(names, NAMED_MAX)} differs when they are looked at alone. Nothing is lost, but please report it; until then, restart the bot when a list looks wrong.`,
    );
  });
}
