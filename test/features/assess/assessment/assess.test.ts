import { describe, expect, it } from 'vitest';
import { listAnswers } from '../../../../src/features/assess/assessment/assessment.store.ts';
import { listAudit } from '../../../support/record.ts';
import { addTeam, CLAIMS, startRollout } from '../../../support/story.ts';
import {
  MANUAL,
  onManualWork,
  owedBy,
  readingOf,
  sendAnswers,
  verdicts,
} from './assessment-story.ts';

describe('answering the four questions', () => {
  it('keeps one answer with its evidence, says what is missing, and shows it again when opened', async () => {
    const running = await startRollout();
    const tom = running.as('Tom Albrecht');
    const opened = await tom.command('/rollout assess');
    expect(opened.modal?.title).toBe('The four questions');
    const saved = await sendAnswers(tom, onManualWork());
    expect(saved.errors).toBeUndefined();
    expect(saved.modal?.text).toContain(
      '*Not answered:* changed workflow, institutional knowledge and feedback.',
    );
    expect(saved.modal?.text).toContain('0 of 4 questions are answered by two people');
    await tom.close({ all: true });
    const again = await tom.command('/rollout assess');
    expect(JSON.stringify(again.modal?.values)).toContain(
      'Tom read every draft before it was sent.',
    );
    expect(listAudit(running.database, readingOf(running).rolloutId, 1)[0]).toMatchObject({
      act: 'assessment.answer',
      says: '<@UTOM> answered 1 question about the pilot.',
    });
  });

  it('keeps an answer without evidence as open, and says so in the form and afterwards', async () => {
    const running = await startRollout();
    const tom = running.as('Tom Albrecht');
    await tom.command('/rollout assess');
    const saved = await sendAnswers(tom, onManualWork({ 'Manual work: what shows it': null }));
    expect(saved.modal?.text).toContain('*Still open:* manual work.');
    await tom.close({ all: true });
    expect((await tom.command('/rollout assess')).modal?.text).toContain(
      'Still open: your answer has no evidence yet.',
    );
    expect(owedBy(running, 'UTOM')).toEqual(['Add evidence to your answers on manual work']);
    expect(verdicts(running)).toEqual(['fail', 'fail', 'no-data']);
  });

  it.each([
    [
      { 'Manual work: what shows it': 'Tom says so' },
      'Manual work: what shows it',
      'neither a link nor a figure',
    ],
    [
      { 'Manual work: what shows it': 'https://' },
      'Manual work: what shows it',
      'a complete address',
    ],
    [
      { 'Manual work: would it hold without us?': null },
      'Manual work: would it hold without us?',
      'Choose yes, partly or no.',
    ],
    [
      { 'Manual work: how sure are you?': null },
      'Manual work: how sure are you?',
      'Say how sure you are.',
    ],
    [{ [MANUAL]: null }, MANUAL, 'Write a few words'],
  ])(
    'sends %o back with a sentence beside the field, and keeps what was typed',
    async (change, field, says) => {
      const running = await startRollout();
      const tom = running.as('Tom Albrecht');
      await tom.command('/rollout assess');
      const refused = await sendAnswers(tom, onManualWork(change));
      expect(Object.keys(refused.errors ?? {})).toEqual([field]);
      expect(refused.errors?.[field]).toContain(says);
      expect(listAnswers(running.database, readingOf(running).rolloutId)).toEqual([]);
    },
  );

  it('asks for at least one answer when the form is sent empty', async () => {
    const running = await startRollout();
    const tom = running.as('Tom Albrecht');
    await tom.command('/rollout assess');
    expect(Object.values((await sendAnswers(tom, {})).errors ?? {})).toEqual([
      'Answer at least one of the questions: go back to one that you can answer, or close this.',
    ]);
  });

  it('says whose questions these are to someone who was not in the pilot', async () => {
    const running = await startRollout();
    await addTeam(running, CLAIMS);
    const sofia = running.as('Sofía Ramírez');
    const answer = await sofia.command('/rollout assess');
    expect(answer.modal).toBeUndefined();
    expect(answer.text).toContain('*Customer Care Hamburg* and the rollout’s leads');
    const look = await sofia.command('/rollout assessment');
    expect(look.text).toContain('can read what was said about the pilot');
    const kenji = await running.as('Kenji Watanabe').command('/rollout assess');
    expect(kenji.text).toContain('Only people with a part in *Support copilot*');
  });

  it('writes nothing again when nothing was changed', async () => {
    const running = await startRollout();
    const tom = running.as('Tom Albrecht');
    for (const time of ['first', 'second']) {
      await tom.command('/rollout assess');
      await sendAnswers(tom, time === 'first' ? onManualWork() : {});
      await tom.close({ all: true });
    }
    expect(listAnswers(running.database, readingOf(running).rolloutId)).toHaveLength(1);
  });
});
