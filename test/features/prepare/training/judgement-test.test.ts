import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Choice,
  choices,
  type Scenario,
} from '../../../../src/features/prepare/lessons/lesson.ts';
import {
  drawScenarios,
  judgeAttempt,
  rightAnswersNeeded,
} from '../../../../src/features/prepare/training/judgement-test.ts';
import { aScenario, scenarios } from '../lessons/lesson-builders.ts';

function countsOf(drawn: readonly Scenario[]): number[] {
  return choices.map((choice) => drawn.filter((scenario) => scenario.right === choice).length);
}

describe('drawing scenarios', () => {
  const all = scenarios(8);

  it('asks for each of the three answers equally often', () => {
    const drawn = drawScenarios({ scenarios: all, count: 6, hadBefore: [], seed: 'mia' });
    expect(countsOf(drawn)).toEqual([2, 2, 2]);
  });

  it('draws the same again from the same seed, and others for another person', () => {
    const draw = (seed: string) =>
      drawScenarios({ scenarios: all, count: 6, hadBefore: [], seed }).map(({ id }) => id);
    expect(draw('mia')).toEqual(draw('mia'));
    expect(draw('mia')).not.toEqual(draw('bao'));
  });

  it('asks nothing twice in four attempts when there are 24 scenarios', () => {
    const had: string[] = [];
    for (const attempt of [1, 2, 3, 4]) {
      const seed = `mia:${attempt}`;
      const drawn = drawScenarios({ scenarios: all, count: 6, hadBefore: had, seed });
      expect(countsOf(drawn)).toEqual([2, 2, 2]);
      had.push(...drawn.map(({ id }) => id));
    }
    expect(new Set(had).size).toBe(24);
  });

  it('asks again what was longest ago when nothing new is left', () => {
    const six = scenarios(2);
    const hadBefore = ['use-1', 'do-not-1', 'check-how-1', 'use-2', 'do-not-2', 'check-how-2'];
    const drawn = drawScenarios({ scenarios: six, count: 3, hadBefore, seed: 'mia' });
    expect(drawn.map(({ id }) => id).sort()).toEqual(['check-how-1', 'do-not-1', 'use-1']);
  });

  it('mixes the order of the answers, so that no pattern can be learned', () => {
    const orders = Array.from({ length: 20 }, (_, person) =>
      drawScenarios({ scenarios: all, count: 6, hadBefore: [], seed: `person ${person}` })
        .map(({ right }) => right)
        .join(' '),
    );
    expect(new Set(orders).size).toBeGreaterThan(10);
  });

  it('never repeats one in an attempt, prefers what is new, and balances as far as it can', () => {
    const aDraw = fc.record({
      pool: fc.array(fc.constantFrom<Choice>(...choices), { maxLength: 30 }),
      count: fc.integer({ min: 1, max: 12 }),
      had: fc.array(fc.nat(29), { maxLength: 30 }),
      seed: fc.string(),
    });
    fc.assert(
      fc.property(aDraw, ({ pool, count, had, seed }) => {
        const from = pool.map((right, index) => aScenario({ id: `s-${index}`, right }));
        const hadBefore = had.map((index) => `s-${index}`);
        const drawn = drawScenarios({ scenarios: from, count, hadBefore, seed });
        const fresh = from.filter(({ id }) => !hadBefore.includes(id));
        const freshDrawn = drawn.filter(({ id }) => !hadBefore.includes(id));
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(Math.min(count, from.length));
        expect(freshDrawn.length).toBe(Math.min(count, fresh.length));
        const [most, least] = [
          Math.max(...countsOf(freshDrawn)),
          Math.min(...countsOf(freshDrawn)),
        ];
        const scarce = choices.some(
          (choice, index) =>
            fresh.filter(({ right }) => right === choice).length === countsOf(freshDrawn)[index],
        );
        expect(most - least <= 1 || scarce).toBe(true);
      }),
    );
  });
});

describe('judging an attempt', () => {
  const asked = scenarios(2);
  const answer = (scenario: Scenario, choice = scenario.right) => ({
    scenarioId: scenario.id,
    choice,
  });

  it('passes with five of six right at a pass mark of 80 percent, and not with four', () => {
    const rightly = asked.map((scenario) => answer(scenario));
    const oneWrong = [{ scenarioId: 'use-1', choice: 'do-not' as const }, ...rightly.slice(1)];
    const twoWrong = [
      { scenarioId: 'use-1', choice: 'do-not' as const },
      { scenarioId: 'do-not-1', choice: 'use' as const },
      ...rightly.slice(2),
    ];
    expect(judgeAttempt(asked, rightly, 80)).toMatchObject({ passed: true, rightAnswers: 6 });
    expect(judgeAttempt(asked, oneWrong, 80)).toMatchObject({ passed: true, rightAnswers: 5 });
    expect(judgeAttempt(asked, twoWrong, 80)).toMatchObject({
      passed: false,
      rightAnswers: 4,
      needed: 5,
      asked: 6,
    });
  });

  it('explains both the answer that was chosen and the right one', () => {
    const answers = [{ scenarioId: 'use-1', choice: 'check-how' as const }];
    expect(judgeAttempt(asked.slice(0, 1), answers, 80).wrong).toEqual([
      {
        scenario: asked[0],
        chosen: 'check-how',
        whyNot: 'There is nothing left to check.',
        whyRight: 'The date is in front of you.',
      },
    ]);
  });

  it('does not pass when answers are missing, or when nothing was asked', () => {
    expect(
      judgeAttempt(
        asked,
        asked.slice(0, 4).map((each) => answer(each)),
        80,
      ).passed,
    ).toBe(false);
    expect(judgeAttempt([], [], 80).passed).toBe(false);
  });

  it('asks for a whole number of right answers, rounded up', () => {
    expect(rightAnswersNeeded(6, 80)).toBe(5);
    expect(rightAnswersNeeded(5, 80)).toBe(4);
    expect(rightAnswersNeeded(1, 80)).toBe(1);
    expect(rightAnswersNeeded(6, 100)).toBe(6);
  });
});
