import { describe, expect, it } from 'vitest';
import {
  judgeUnaidedFinish,
  type OutsideWalks,
} from '../../../../src/features/prepare/training/unaided-finish.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const mia = 'U2' as UserId;
const ask = {
  text: 'Say whether someone helped you',
  label: 'Say it',
  actionId: 'training.say-help',
  value: 'member',
  nameOf: () => 'Mia Chen',
};

function judge(outside: Partial<OutsideWalks>) {
  const nobody = { begun: 0, finished: 0, unaided: 0, unsaid: [] };
  return judgeUnaidedFinish({ ...nobody, ...outside }, 1, ask);
}

describe('whether the path works without a teacher', () => {
  it('is unknown while nobody outside the pilot has started, whatever the pilot did', () => {
    expect(judge({})).toMatchObject({ verdict: 'no-data', n: 0 });
  });

  it('is shown by one person outside the pilot who finished alone', () => {
    expect(judge({ begun: 2, finished: 1, unaided: 1 })).toEqual({
      verdict: 'pass',
      measured:
        '1 of 2 people outside the pilot finished the path without help (1 still on the way).',
      n: 2,
      settledBy: '',
      obliges: [],
    });
  });

  it('is open until those who finished have said whether anybody helped, and they owe it', () => {
    expect(judge({ begun: 1, finished: 1, unsaid: [mia] })).toMatchObject({
      verdict: 'inconclusive',
      settledBy: 'Mia Chen says whether anyone helped.',
      obliges: [{ personId: mia, actionId: 'training.say-help' }],
    });
  });

  it('is not shown when everyone who finished was helped', () => {
    expect(judge({ begun: 1, finished: 1 })).toMatchObject({ verdict: 'fail' });
    expect(judge({ begun: 2, finished: 1 })).toMatchObject({ verdict: 'inconclusive' });
  });
});
