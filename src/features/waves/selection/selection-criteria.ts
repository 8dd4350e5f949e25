import { sayCountOrNone, sayFew } from '../../../platform/words.ts';
import type { Readiness } from '../../expand/readiness/readiness.ts';
import type { Team } from '../../teams/teams/team.ts';
import { contextDistance, contrastWords, measureContext } from './context-distance.ts';
import { shareWords } from './share.ts';
import { jaccard, normalTags, sharedTags } from './workflow-similarity.ts';

export const selectionCriteria = [
  'similar-workflow',
  'different-context',
  'champion',
  'capacity',
] as const;
export type SelectionCriterion = (typeof selectionCriteria)[number];

export const selectionCriterionTitles: Record<SelectionCriterion, string> = {
  'similar-workflow': 'Similar workflow to the pilot team',
  'different-context': 'Different organisational context',
  champion: 'Contains at least one champion',
  capacity: 'Has capacity for some disruption',
};

export type CriterionSettings = { similarWorkflow: number; differentContext: number };
export const CRITERION_SETTINGS: CriterionSettings = {
  similarWorkflow: 0.5,
  differentContext: 0.25,
};

export type CriterionFact = {
  criterion: SelectionCriterion;
  state: 'met' | 'missing' | 'unknown';
  evidence: string;
};

/** The framework's four selection criteria for one team, each as a fact with what shows it. */
export function judgeSelectionCriteria(
  { team, pilot, readiness }: { team: Team; pilot: Team; readiness: Readiness },
  today: Temporal.PlainDate,
  settings: CriterionSettings = CRITERION_SETTINGS,
): CriterionFact[] {
  const must = (name: 'champion' | 'capacity'): CriterionFact => {
    const found = readiness.mustHaves.find((each) => each.mustHave === name);
    return { criterion: name, state: found?.state ?? 'unknown', evidence: found?.words ?? '' };
  };
  return [
    judgeWorkflow(team, pilot, settings),
    judgeContext(team, pilot, today, settings),
    must('champion'),
    must('capacity'),
  ];
}

function judgeWorkflow(team: Team, pilot: Team, settings: CriterionSettings): CriterionFact {
  const criterion = 'similar-workflow';
  if (normalTags(team.workflows).length === 0) {
    return { criterion, state: 'unknown', evidence: "The team's workflows are not on record yet." };
  }
  const similarity = jaccard(team.workflows, pilot.workflows);
  const shared = sharedTags(team.workflows, pilot.workflows);
  const all = new Set([...normalTags(team.workflows), ...normalTags(pilot.workflows)]).size;
  const which = shared.length === 0 ? '' : `: ${sayFew(shared)}`;
  const evidence =
    `${shared.length} of ${sayCountOrNone(all, 'workflow')} shared with ${pilot.name}${which} ` +
    `(similarity ${shareWords(similarity)}, ${shareWords(settings.similarWorkflow)} is enough).`;
  return {
    criterion,
    state: similarity >= settings.similarWorkflow ? 'met' : 'missing',
    evidence,
  };
}

function judgeContext(
  team: Team,
  pilot: Team,
  today: Temporal.PlainDate,
  settings: CriterionSettings,
): CriterionFact {
  const distance = contextDistance(
    measureContext(team.context, today),
    measureContext(pilot.context, today),
  );
  const evidence =
    `Differs from ${pilot.name} in ${contrastWords(pilot, team, today)} ` +
    `(distance ${shareWords(distance)}, ${shareWords(settings.differentContext)} is enough).`;
  return {
    criterion: 'different-context',
    state: distance >= settings.differentContext ? 'met' : 'missing',
    evidence,
  };
}
