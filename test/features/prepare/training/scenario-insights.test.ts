import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../../src/features/prepare/lessons/lesson.ts';
import {
  type FirstChoice,
  scenarioInsights,
} from '../../../../src/features/prepare/training/scenario-insights.ts';
import { aScenario } from '../lessons/lesson-builders.ts';

const parcel = aScenario({ id: 'late-parcel', right: 'use' });
const bank = aScenario({ id: 'new-bank-account', right: 'do-not' });

function given(scenarioId: string, chosen: readonly Choice[]): FirstChoice[] {
  return chosen.map((choice) => ({ scenarioId, choice, people: 1 }));
}

describe('what the scenarios tell about the training', () => {
  it('shows the scenario that people misjudge first, with n and what they take it for', () => {
    const insights = scenarioInsights(
      [parcel, bank],
      [
        ...given('late-parcel', ['use', 'use', 'use', 'use', 'check-how']),
        ...given('new-bank-account', [
          'check-how',
          'check-how',
          'use',
          'do-not',
          'do-not',
          'do-not',
        ]),
      ],
    );
    expect(insights).toEqual([
      { kind: 'shown', scenario: bank, n: 6, wrong: 3, mistakenFor: 'check-how', isGap: true },
      { kind: 'shown', scenario: parcel, n: 5, wrong: 1, mistakenFor: 'check-how', isGap: false },
    ]);
  });

  it('says only how many there were while fewer than five people have answered', () => {
    const four = given('late-parcel', ['do-not', 'do-not', 'do-not', 'do-not']);
    expect(scenarioInsights([parcel], four)).toEqual([{ kind: 'too-few', scenario: parcel, n: 4 }]);
  });

  it('names no usual mistake where nobody erred or the two are level', () => {
    const allRight = given('late-parcel', ['use', 'use', 'use', 'use', 'use']);
    const level = given('late-parcel', ['do-not', 'check-how', 'use', 'use', 'use']);
    expect(scenarioInsights([parcel], allRight)).toMatchObject([
      { wrong: 0, mistakenFor: undefined, isGap: false },
    ]);
    expect(scenarioInsights([parcel], level)).toMatchObject([
      { wrong: 2, mistakenFor: undefined, isGap: true },
    ]);
  });
});
