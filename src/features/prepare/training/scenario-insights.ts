import { type Choice, choices, type Scenario } from '../lessons/lesson.ts';

/** Under five people a share would tell what one of them chose. */
const PEOPLE_NEEDED = 5;
/** When two of five people judge a scenario wrongly, the training has left something out. */
const GAP_FROM = 0.4;

export type ScenarioInsight =
  | { kind: 'too-few'; scenario: Scenario; n: number }
  | {
      kind: 'shown';
      scenario: Scenario;
      n: number;
      wrong: number;
      /** The wrong answer given most often; undefined where nobody erred, or two are level. */
      mistakenFor: Choice | undefined;
      isGap: boolean;
    };

/** How many people gave this answer when they met the scenario for the first time. */
export type FirstChoice = { scenarioId: string; choice: Choice; people: number };

/**
 * Which scenarios people judge wrongly at first sight: what the training does not teach yet. It says
 * nothing about any person.
 */
export function scenarioInsights(
  scenarios: readonly Scenario[],
  given: readonly FirstChoice[],
): ScenarioInsight[] {
  const insights = scenarios.map((scenario) =>
    insightOf(
      scenario,
      given.filter(({ scenarioId }) => scenarioId === scenario.id),
    ),
  );
  return insights.sort((a, b) => shareWrong(b) - shareWrong(a));
}

function insightOf(scenario: Scenario, chosen: readonly FirstChoice[]): ScenarioInsight {
  const n = countOf(chosen);
  if (n < PEOPLE_NEEDED) return { kind: 'too-few', scenario, n };
  const wrong = countOf(chosen.filter(({ choice }) => choice !== scenario.right));
  const [most, second] = choices
    .filter((choice) => choice !== scenario.right)
    .map((choice) => ({ choice, count: countOf(chosen.filter((each) => each.choice === choice)) }))
    .sort((a, b) => b.count - a.count);
  const mistakenFor = most?.count === second?.count ? undefined : most?.choice;
  return { kind: 'shown', scenario, n, wrong, mistakenFor, isGap: wrong >= GAP_FROM * n };
}

function countOf(chosen: readonly FirstChoice[]): number {
  return chosen.reduce((sum, { people }) => sum + people, 0);
}

function shareWrong(insight: ScenarioInsight): number {
  return insight.kind === 'shown' ? insight.wrong / insight.n : -1;
}
