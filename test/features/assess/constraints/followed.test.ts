import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/features/assess/assessment/answer.ts';
import { followed } from '../../../../src/features/assess/constraints/followed.criteria.ts';
import { unfollowedQuestions } from '../../../../src/features/assess/constraints/followed-answers.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { onManualWork, readingOf, sendAnswers } from '../assessment/assessment-story.ts';
import { add, FINISHED, REVIEW } from './ledger-story.ts';

const at = Temporal.Instant.from('2027-01-05T09:00:00Z');
const said: Answer = {
  personId: 'UTOM' as UserId,
  question: 'manual-work',
  text: 'I read every draft.',
  holdsWithoutPilot: 'no',
  evidence: [],
  confidence: 'high',
  at,
};

describe('what follows from “would not hold”', () => {
  it('is a constraint of that kind, or a reason that is not older than the answer', () => {
    const reason = (when: Temporal.Instant) => ({
      ...{ question: 'manual-work' as const, by: 'ULENA' as UserId },
      ...{ at: when, reason: 'It was one task of one customer.' },
    });
    expect(unfollowedQuestions([said], [], [])).toEqual(['manual-work']);
    expect(unfollowedQuestions([{ ...said, holdsWithoutPilot: 'partly' }], [], [])).toEqual([]);
    expect(unfollowedQuestions([said], [{ kind: 'manual-work' }], [])).toEqual([]);
    expect(unfollowedQuestions([said], [{ kind: 'missing-feedback' }], [])).toEqual([
      'manual-work',
    ]);
    expect(unfollowedQuestions([said], [], [reason(at)])).toEqual([]);
    expect(unfollowedQuestions([said], [], [reason(at.subtract({ seconds: 1 }))])).toEqual([
      'manual-work',
    ]);
  });

  const verdict = (running: World) => {
    const reading = readingOf(running);
    const gate = { kind: 'phase', rolloutId: reading.rolloutId, leaving: 'assessment' } as const;
    return followed.judge(reading, gate, 0).verdict;
  };

  async function tomSaysNo() {
    const running = await startRollout();
    expect(verdict(running)).toBe('no-data');
    const tom = running.as('Tom Albrecht');
    await tom.command('/rollout assess');
    await sendAnswers(tom, onManualWork());
    await tom.close({ all: true });
    expect(verdict(running)).toBe('fail');
    return running;
  }

  it('keeps the gate shut until a lead writes down why it is none, and “x” is no reason', async () => {
    const running = await tomSaysNo();
    const lena = running.as('Lena Hartmann');
    await lena.openHome();
    await lena.press('Add it, or say why not');
    await lena.fill({ 'Or: why is it no constraint?': 'x' });
    expect(Object.values((await lena.submit()).errors ?? {})).toEqual([
      'That is too short to be understood later. A good reason says what would carry it instead, or why it does not matter elsewhere, in a sentence.',
    ]);
    await lena.fill({ 'Or: why is it no constraint?': 'That customer’s contract has ended.' });
    expect((await lena.submit()).text).toContain('Saved, with your reason on the record.');
    expect(verdict(running)).toBe('pass');
  });

  it('opens with the constraint itself', async () => {
    const running = await tomSaysNo();
    await add(running, { ...REVIEW, ...FINISHED });
    expect(verdict(running)).toBe('pass');
  });
});
