import type { PerTeams } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { LiveFact } from '../../contract/live-fact.ts';
import { countFindings, listFoundCounts } from '../samples/findings.store.ts';
import { sayBound } from '../verification/bound-words.ts';
import { atMost } from '../verification/error-evidence.ts';

/** What reviews show of each team's outputs; nothing is said of a team of whose outputs none was reviewed. */
export const qualityFacts: PerTeams<LiveFact> = ({ database, rolloutId }, only) => {
  const counts = listFoundCounts(database, rolloutId);
  return [...Map.groupBy(counts, ({ teamId }) => teamId)].flatMap(([teamId, own]) => {
    if (teamId === undefined || only?.has(teamId) === false) return [];
    const findings = countFindings(own);
    const bound = atMost(findings);
    const reviewed = `${sayCount(findings.reviews, 'output')} reviewed`;
    const words =
      bound === undefined
        ? `${reviewed}, too few to say how many are wrong`
        : `at most ${sayBound(bound)} of outputs wrong (${reviewed})`;
    return [[teamId, { topic: 'quality', words } satisfies LiveFact] as const];
  });
};
