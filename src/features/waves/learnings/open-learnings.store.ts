import type { PerTeams } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { LiveFact } from '../../contract/live-fact.ts';
import { isOpen } from './learning-status.ts';
import { listLearnings } from './learnings.store.ts';

/** How many learnings of each team are open, and how many of them the next wave waits for; none is said by nothing. */
export const openLearnings: PerTeams<LiveFact> = ({ database, rolloutId }, only) => {
  const open = listLearnings(database, rolloutId).filter(
    (one) => isOpen(one) && (only?.has(one.teamId) ?? true),
  );
  return [...Map.groupBy(open, ({ teamId }) => teamId)].map(([teamId, own]) => {
    const musts = own.filter(({ severity }) => severity === 'must').length;
    const waits = musts === 0 ? '' : `, ${sayCount(musts, 'must', 'musts')} among them`;
    const words = `${sayCount(own.length, 'learning')} open${waits}`;
    return [teamId, { topic: 'learnings', words }];
  });
};
