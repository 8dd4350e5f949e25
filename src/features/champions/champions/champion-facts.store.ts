import type { PerTeams } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { LiveFact } from '../../contract/live-fact.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listTeamChampions } from './team-champions.store.ts';

/** Who the champion of each live team is, or that nobody is with hours for today. */
export const championFacts: PerTeams<LiveFact> = (context, only) => {
  const { database, rolloutId } = context;
  const known = listTeamChampions(context, only);
  return listTeams(database, rolloutId, only).map(({ id }) => {
    const status = known.get(id)?.status;
    const words =
      status?.kind === 'has-champion'
        ? `champion ${findName(database, status.champion.personId)}`
        : 'no champion today';
    return [id, { topic: 'champion', words }];
  });
};
