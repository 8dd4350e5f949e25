import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { SelectionFact } from '../../contract/selection-fact.ts';
import { queueOrder } from '../../expand/opt-ins/opt-in.ts';
import { listOptIns } from '../../expand/opt-ins/opt-ins.store.ts';
import { findReadiness, listReadiness } from '../../expand/readiness/readiness.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { SelectionQuestion } from './selection.ts';
import {
  judgeSelectionCriteria,
  type SelectionCriterion,
  selectionCriterionTitles,
} from './selection-criteria.ts';

/** How many teams, and from which similarity on a workflow counts as alike. */
export type SelectionTerms = { places: 2 | 3; similar: number };

/** The teams that a second pilot may be chosen from, with everything that decides. */
export function findQuestion(
  context: ReadContext,
  { places, similar }: SelectionTerms,
): SelectionQuestion | undefined {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const pilot = rollout && findTeam(database, rolloutId, rollout.pilotTeamId);
  if (rollout === undefined || pilot === undefined) return undefined;
  const asked = remember(database, `selection asked ${rolloutId} ${rollout.timeZone}`, () => {
    const inOrder = queueOrder(listOptIns(database, rolloutId));
    return new Map(
      inOrder.map(({ teamId, askedAt }) => [teamId, dateAt(askedAt, rollout.timeZone)]),
    );
  });
  const candidates = listReadiness(context).map(({ team, readiness }) => ({
    team,
    readiness,
    optedInOn: asked.get(team.id),
  }));
  return { pilot, candidates, places, today, settings: { similarWorkflow: similar } };
}

/** How a team meets the framework's criteria for a second pilot; empty without a pilot to compare with. */
export function listSelectionFacts(context: ReadContext, teamId: TeamId): SelectionFact[] {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const pilot = rollout && findTeam(database, rolloutId, rollout.pilotTeamId);
  const found = findReadiness(context, teamId);
  if (pilot === undefined || found === undefined || teamId === pilot.id) return [];
  const { team, readiness } = found;
  return judgeSelectionCriteria({ team, pilot, readiness }, today).map((fact) => ({
    title: selectionCriterionTitles[fact.criterion],
    state: fact.state,
    evidence: MUST_HAVES.has(fact.criterion) ? '' : fact.evidence,
  }));
}

/** Criteria that the team's must-haves show already. */
const MUST_HAVES: ReadonlySet<SelectionCriterion> = new Set(['champion', 'capacity']);
