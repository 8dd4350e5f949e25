import type { UserId } from '../../../platform/ids.ts';
import { type Choice, choices, type Scenario } from '../lessons/lesson.ts';
import type { Answer } from './judgement-test.ts';

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

/**
 * Which scenarios people judge wrongly at first sight: what the training does not teach yet. Each
 * person counts once per scenario, with the first answer. It says nothing about any person.
 */
export function scenarioInsights(
  scenarios: readonly Scenario[],
  /** In the order in which they were given. */
  given: readonly { personId: UserId; answers: readonly Answer[] }[],
): ScenarioInsight[] {
  const insights = scenarios.map((scenario) => insightOf(scenario, firstChoices(scenario, given)));
  return insights.sort((a, b) => shareWrong(b) - shareWrong(a));
}

function firstChoices(
  scenario: Scenario,
  given: readonly { personId: UserId; answers: readonly Answer[] }[],
): Choice[] {
  const byPerson = new Map<UserId, Choice>();
  for (const { personId, answers } of given) {
    const answer = answers.find((each) => each.scenarioId === scenario.id);
    if (answer !== undefined && !byPerson.has(personId)) byPerson.set(personId, answer.choice);
  }
  return [...byPerson.values()];
}

function insightOf(scenario: Scenario, chosen: readonly Choice[]): ScenarioInsight {
  const n = chosen.length;
  if (n < PEOPLE_NEEDED) return { kind: 'too-few', scenario, n };
  const wrong = chosen.filter((choice) => choice !== scenario.right).length;
  const [most, second] = choices
    .filter((choice) => choice !== scenario.right)
    .map((choice) => ({ choice, count: chosen.filter((each) => each === choice).length }))
    .sort((a, b) => b.count - a.count);
  const mistakenFor = most?.count === second?.count ? undefined : most?.choice;
  return { kind: 'shown', scenario, n, wrong, mistakenFor, isGap: wrong >= GAP_FROM * n };
}

function shareWrong(insight: ScenarioInsight): number {
  return insight.kind === 'shown' ? insight.wrong / insight.n : -1;
}
