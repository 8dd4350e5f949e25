import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { SelectionFact } from '../../contract/selection-fact.ts';
import { findReadiness } from '../../expand/readiness/readiness.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { judgeSelectionCriteria, selectionCriterionTitles } from './selection-criteria.ts';

/** How a team meets the framework's four criteria; champion and capacity are shown by its must-haves. */
export function listSelectionFacts(context: ReadContext, teamId: TeamId): SelectionFact[] {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const pilot = rollout && findTeam(database, rolloutId, rollout.pilotTeamId);
  const found = findReadiness(context, teamId);
  if (pilot === undefined || found === undefined) return [];
  return judgeSelectionCriteria(found.team, pilot, found.readiness, today).map(
    ({ criterion, state, evidence }) => ({
      title: selectionCriterionTitles[criterion],
      state,
      evidence: criterion === 'champion' || criterion === 'capacity' ? '' : evidence,
    }),
  );
}
