import {
  type Choice,
  type Scenario,
  type ScenarioSet,
  scenariosSince,
  type Version,
  versionText,
} from '../lessons/lesson.ts';
import {
  type Answer,
  drawScenarios,
  type JudgementTestSettings,
  rightAnswersNeeded,
} from './judgement-test.ts';

/** One attempt at a scenario set. It is never deleted: what was chosen stays as it was chosen. */
export type TestAttempt = {
  lessonId: string;
  version: Version;
  /** Counted from 1 for this person and this set. */
  number: number;
  scenarioIds: readonly string[];
  answers: readonly Answer[];
};

/** Draws the next attempt. Who passed an earlier major version meets only what changed since. */
export function startAttempt(
  set: ScenarioSet,
  { attempts, settings }: { attempts: readonly TestAttempt[]; settings: JudgementTestSettings },
  personId: string,
  passedBefore?: Version,
): TestAttempt {
  const own = attempts.filter((attempt) => attempt.lessonId === set.id);
  const number = own.length + 1;
  const drawn = drawScenarios({
    scenarios: scenariosSince(set, passedBefore),
    count: settings.scenarios[set.path],
    hadBefore: own.flatMap((attempt) => attempt.scenarioIds),
    seed: `${personId}:${set.id}:${versionText(set.version)}:${number}`,
  });
  const scenarioIds = drawn.map((scenario) => scenario.id);
  return { lessonId: set.id, version: set.version, number, scenarioIds, answers: [] };
}

/** The scenario to answer next; undefined when all are answered. */
export function nextScenario(attempt: TestAttempt, set: ScenarioSet): Scenario | undefined {
  const id = attempt.scenarioIds[attempt.answers.length];
  return set.scenarios.find((scenario) => scenario.id === id);
}

/** An unfinished attempt ends with a major version, or when one of its scenarios was taken out. */
export function attemptStands(attempt: TestAttempt, set: ScenarioSet): boolean {
  if (attempt.lessonId !== set.id || attempt.version.major !== set.version.major) return false;
  return attempt.scenarioIds.every((id) => set.scenarios.some((scenario) => scenario.id === id));
}

export type AnswerPress = { lessonId: string; attempt: number; scenarioId: string; choice: Choice };

export type AnswerRefusal =
  | { kind: 'another-attempt' }
  | { kind: 'already-answered'; choice: Choice }
  | { kind: 'not-asked-yet' };

/** An answer counts once and in order; a button of an earlier message changes nothing. */
export function answerScenario(
  attempt: TestAttempt,
  press: AnswerPress,
): { kind: 'answered'; attempt: TestAttempt } | AnswerRefusal {
  if (press.lessonId !== attempt.lessonId || press.attempt !== attempt.number) {
    return { kind: 'another-attempt' };
  }
  const given = attempt.answers.find((answer) => answer.scenarioId === press.scenarioId);
  if (given !== undefined) return { kind: 'already-answered', choice: given.choice };
  if (attempt.scenarioIds[attempt.answers.length] !== press.scenarioId) {
    return { kind: 'not-asked-yet' };
  }
  const answer = { scenarioId: press.scenarioId, choice: press.choice };
  return { kind: 'answered', attempt: { ...attempt, answers: [...attempt.answers, answer] } };
}

export function isAnswered(attempt: TestAttempt): boolean {
  return attempt.answers.length === attempt.scenarioIds.length;
}

/** "6 scenarios, 5 of them right to pass"; the number asked is never more than there are. */
export function scenariosAsked(
  set: ScenarioSet,
  settings: JudgementTestSettings,
  passedBefore?: Version,
): { asked: number; needed: number } {
  const there = scenariosSince(set, passedBefore).length;
  const asked = Math.min(settings.scenarios[set.path], there);
  return { asked, needed: rightAnswersNeeded(asked, settings.passMarkPercent) };
}
