import type { Path } from '../../contract/learning-path.ts';
import { type Choice, choices, type Scenario } from '../lessons/lesson.ts';

/**
 * Six scenarios with at least 80 % right means five of six: whoever only guesses among three answers
 * gets there once in 56 attempts (13 of 729 patterns).
 */
export type JudgementTestSettings = { scenarios: Record<Path, number>; passMarkPercent: number };
export const JUDGEMENT_TEST_DEFAULTS: JudgementTestSettings = {
  scenarios: { member: 6, champion: 5 },
  passMarkPercent: 80,
};

export type Answer = { scenarioId: string; choice: Choice };

export function rightAnswersNeeded(drawn: number, passMarkPercent: number): number {
  return Math.ceil((drawn * passMarkPercent) / 100);
}

/**
 * Draws the scenarios of one attempt. What the person has not had comes first, then what was longest
 * ago; within that the three right answers come up as evenly as the scenarios allow. The same seed
 * draws the same scenarios in the same order.
 */
export function drawScenarios(draw: {
  scenarios: readonly Scenario[];
  count: number;
  /** Ids that this person has had, the oldest first. */
  hadBefore: readonly string[];
  seed: string;
}): Scenario[] {
  const random = randomFrom(draw.seed);
  const lastHad = new Map(draw.hadBefore.map((id, index) => [id, index]));
  const candidates = shuffled(draw.scenarios, random);
  const drawn: Scenario[] = [];
  const take = (from: readonly Scenario[]) => {
    for (const scenario of balanced(from, drawn, draw.count, random)) drawn.push(scenario);
  };
  take(candidates.filter((scenario) => !lastHad.has(scenario.id)));
  const byAge = candidates
    .filter((scenario) => lastHad.has(scenario.id))
    .sort((a, b) => (lastHad.get(a.id) ?? 0) - (lastHad.get(b.id) ?? 0));
  take(byAge);
  return shuffled(drawn, random);
}

function balanced(
  from: readonly Scenario[],
  already: readonly Scenario[],
  count: number,
  random: () => number,
): Scenario[] {
  const picked: Scenario[] = [];
  const order = shuffled(choices, random);
  const has = (choice: Choice) =>
    [...already, ...picked].filter((scenario) => scenario.right === choice).length;
  const left = [...from];
  while (already.length + picked.length < count && left.length > 0) {
    const [fewest] = order
      .filter((choice) => left.some((scenario) => scenario.right === choice))
      .sort((a, b) => has(a) - has(b));
    const index = left.findIndex((scenario) => scenario.right === fewest);
    picked.push(...left.splice(index, 1));
  }
  return picked;
}

type WrongAnswer = {
  scenario: Scenario;
  chosen: Choice;
  whyNot: string;
  whyRight: string;
};

export type AttemptResult = {
  passed: boolean;
  rightAnswers: number;
  needed: number;
  asked: number;
  wrong: WrongAnswer[];
};

/** Judges a whole attempt; a scenario without an answer counts as not answered rightly. */
export function judgeAttempt(
  asked: readonly Scenario[],
  answers: readonly Answer[],
  passMarkPercent: number,
): AttemptResult {
  const chosen = new Map(answers.map((answer) => [answer.scenarioId, answer.choice]));
  const wrong = asked.flatMap((scenario): WrongAnswer[] => {
    const choice = chosen.get(scenario.id);
    if (choice === undefined || choice === scenario.right) return [];
    const whyNot = scenario.explanations[choice];
    return [{ scenario, chosen: choice, whyNot, whyRight: scenario.explanations[scenario.right] }];
  });
  const rightAnswers = asked.filter(
    (scenario) => chosen.get(scenario.id) === scenario.right,
  ).length;
  const needed = rightAnswersNeeded(asked.length, passMarkPercent);
  const passed = asked.length > 0 && rightAnswers >= needed;
  return { passed, rightAnswers, needed, asked: asked.length, wrong };
}

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** FNV-1a of the seed, stepped on by mulberry32: small, well known, the same on every machine. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
