import { describe, expect, it } from 'vitest';
import { JUDGEMENT_TEST_DEFAULTS } from '../../../../src/features/prepare/training/judgement-test.ts';
import {
  answerScenario,
  attemptStands,
  isAnswered,
  nextScenario,
  startAttempt,
  type TestAttempt,
} from '../../../../src/features/prepare/training/test-attempt.ts';
import { aScenarioSet, scenarios, version } from '../lessons/lesson-builders.ts';

const set = aScenarioSet();
const attempt: TestAttempt = {
  lessonId: 'judgement',
  version: version('1.0'),
  number: 1,
  scenarioIds: ['use-1', 'do-not-1'],
  answers: [],
};

function press(scenarioId: string, number = 1) {
  return { lessonId: 'judgement', attempt: number, scenarioId, choice: 'use' as const };
}

describe('an attempt at the judgement test', () => {
  it('asks one scenario after the other until all are answered', () => {
    expect(nextScenario(attempt, set)?.id).toBe('use-1');
    const first = answerScenario(attempt, press('use-1'));
    if (first.kind !== 'answered') throw new Error(first.kind);
    expect(nextScenario(first.attempt, set)?.id).toBe('do-not-1');
    const second = answerScenario(first.attempt, press('do-not-1'));
    if (second.kind !== 'answered') throw new Error(second.kind);
    expect(isAnswered(second.attempt)).toBe(true);
    expect(nextScenario(second.attempt, set)).toBeUndefined();
  });

  it('keeps the first answer when an old button is pressed again', () => {
    const answered = {
      ...attempt,
      answers: [{ scenarioId: 'use-1', choice: 'check-how' as const }],
    };
    expect(answerScenario(answered, press('use-1'))).toEqual({
      kind: 'already-answered',
      choice: 'check-how',
    });
  });

  it('takes no answer to a scenario that has not been asked yet', () => {
    expect(answerScenario(attempt, press('do-not-1'))).toEqual({ kind: 'not-asked-yet' });
  });

  it('takes no answer from the buttons of an earlier attempt', () => {
    expect(answerScenario({ ...attempt, number: 2 }, press('use-1'))).toEqual({
      kind: 'another-attempt',
    });
  });

  it('draws other scenarios the second time', () => {
    const first = startAttempt(set, { attempts: [], settings: JUDGEMENT_TEST_DEFAULTS }, 'U1');
    const second = startAttempt(
      set,
      { attempts: [first], settings: JUDGEMENT_TEST_DEFAULTS },
      'U1',
    );
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(second.scenarioIds.filter((id) => first.scenarioIds.includes(id))).toEqual([]);
  });

  it('asks only the scenarios that changed of a person who passed the version before', () => {
    const changed = scenarios(6).map((scenario) =>
      scenario.id === 'use-3' ? { ...scenario, changedIn: version('2.0') } : scenario,
    );
    const newSet = aScenarioSet({ version: version('2.0'), scenarios: changed });
    const again = startAttempt(
      newSet,
      { attempts: [], settings: JUDGEMENT_TEST_DEFAULTS },
      'U1',
      version('1.3'),
    );
    expect(again.scenarioIds).toEqual(['use-3']);
  });

  it('stands through a minor version, and ends with a major one or when a scenario is gone', () => {
    expect(attemptStands(attempt, aScenarioSet({ version: version('1.1') }))).toBe(true);
    expect(attemptStands(attempt, aScenarioSet({ version: version('2.0') }))).toBe(false);
    const without = scenarios(6).filter(({ id }) => id !== 'do-not-1');
    expect(attemptStands(attempt, aScenarioSet({ scenarios: without }))).toBe(false);
  });
});
