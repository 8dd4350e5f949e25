import type { PerTeams } from '../../../platform/request.ts';
import { sayPart } from '../../../platform/words.ts';
import type { LiveFact } from '../../contract/live-fact.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { countTrained } from './walk-counts.store.ts';

/** How many of each team's people have finished the path; nothing of a team without anybody. */
export const trainedFacts: PerTeams<LiveFact> = ({ database, rolloutId }, only) => {
  const ids = only ?? new Set(listTeams(database, rolloutId).map(({ id }) => id));
  return [...countTrained({ database, rolloutId }, ids)].map(([teamId, { people, finished }]) => {
    const words = `${sayPart(finished, people, ['person', 'people'], 'is')} trained`;
    return [teamId, { topic: 'training', words }];
  });
};
