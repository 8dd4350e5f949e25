import { describe, expect, it } from 'vitest';
import {
  answerEnding,
  assessmentObligations,
} from '../../../../src/features/assess/assessment/assessment.obligations.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import {
  confirmEverything,
  onEverything,
  onManualWork,
  readingOf,
  sendAnswers,
  verdicts,
} from './assessment-story.ts';

type Form = Record<string, string | readonly string[] | null>;

async function answers(running: World, name: string, form: Form) {
  const person = running.as(name);
  await person.command('/rollout assess');
  const done = await sendAnswers(person, form);
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await person.close({ all: true });
}

describe('what the assessment waits for', () => {
  it('is a conclusion within three working days, the weekend not among them', async () => {
    const running = await startRollout();
    running.workspace.clock.moveTo(Temporal.Instant.from('2027-01-07T09:00:00Z'));
    await answers(running, 'Heike Sommer', onEverything('Yes'));
    await answers(running, 'Finn Petersen', onEverything('No'));
    const reviews = assessmentObligations(readingOf(running)).filter(
      ({ personId }) => personId === 'ULENA',
    );
    expect(reviews).toHaveLength(4);
    expect(reviews[0]?.dueOn?.toString()).toBe('2027-01-12');
  });

  it('ends kindly for whoever had not answered when the others were enough', async () => {
    const running = await startRollout();
    await answers(running, 'Heike Sommer', onEverything('Yes'));
    const context = readingOf(running);
    const gone = (personId: string) => ({
      key: `assessment.answer:${context.rolloutId}`,
      personId: personId as UserId,
    });
    expect(answerEnding(context, gone('UFINN'))).toMatchObject({
      kind: 'needless',
      why: expect.stringContaining('enough others have answered'),
    });
    expect(answerEnding(context, gone('UHEIKE'))).toBeUndefined();
    expect(answerEnding(context, { ...gone('UFINN'), key: 'assessment.review:x' })).toBeUndefined();
  });

  it('is also evidence for the one answer without any, however many others have some', async () => {
    const running = await startRollout();
    await answers(running, 'Heike Sommer', onEverything('No'));
    await answers(running, 'Finn Petersen', onEverything('No'));
    expect(verdicts(running)[1]).toBe('fail');
    await confirmEverything(running);
    expect(verdicts(running)[1]).toBe('pass');
    await answers(running, 'Tom Albrecht', onManualWork({ 'Manual work: what shows it': null }));
    expect(verdicts(running)[1]).toBe('fail');
  });
});
