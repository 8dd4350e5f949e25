import { describe, expect, it } from 'vitest';
import {
  judgeUnaidedFinish,
  type PathWalk,
} from '../../../../src/features/prepare/training/unaided-finish.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const lena = 'U1' as UserId;
const mia = 'U2' as UserId;
const bao = 'U3' as UserId;
const insiders = new Set([lena]);
const finishedAt = Temporal.Instant.from('2027-03-01T09:00:00Z');
const ask = { label: 'Say it', actionId: 'training.say-help', value: 'member' };

function judge(...walks: PathWalk[]) {
  return judgeUnaidedFinish(walks, insiders, 1, ask);
}

describe('whether the path works without a teacher', () => {
  it('is unknown while nobody outside the pilot has started, whatever the pilot did', () => {
    expect(judge({ personId: lena, finishedAt, hadHelp: false })).toMatchObject({
      verdict: 'no-data',
      n: 0,
    });
  });

  it('is shown by one person outside the pilot who finished alone', () => {
    expect(
      judge(
        { personId: mia, finishedAt, hadHelp: false },
        { personId: bao, finishedAt: undefined, hadHelp: undefined },
      ),
    ).toEqual({
      verdict: 'pass',
      measured:
        '1 of 2 people outside the pilot finished the path without help (1 still on the way).',
      n: 2,
      settledBy: '',
      obliges: [],
    });
  });

  it('is open until those who finished have said whether anybody helped, and they owe it', () => {
    expect(judge({ personId: mia, finishedAt, hadHelp: undefined })).toMatchObject({
      verdict: 'inconclusive',
      settledBy: 'The people who finished say whether anyone helped them.',
      obliges: [{ personId: mia, actionId: 'training.say-help' }],
    });
  });

  it('is not shown when everyone who finished was helped', () => {
    expect(judge({ personId: mia, finishedAt, hadHelp: true })).toMatchObject({ verdict: 'fail' });
    expect(
      judge(
        { personId: mia, finishedAt, hadHelp: true },
        { personId: bao, finishedAt: undefined, hadHelp: undefined },
      ),
    ).toMatchObject({ verdict: 'inconclusive' });
  });
});
