import { describe, expect, it } from 'vitest';
import { confirmationObligations } from '../../../../src/features/assess/assessment/confirmations.obligations.ts';
import { listConfirmations } from '../../../../src/features/assess/assessment/confirmations.store.ts';
import { listAudit } from '../../../support/record.ts';
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
  await person.close({ all: true });
  return done;
}

const asked = (running: World) =>
  confirmationObligations(readingOf(running)).map((one) => `${one.personId}: ${one.text}`);

describe('the attack that opened the assessment’s gate on nothing', () => {
  it('ends in the form: two leads who were not in the pilot, “It went well.”, and themselves as evidence', async () => {
    const running = await startRollout();
    for (const name of ['Lena Hartmann', 'Sam Okafor']) {
      const done = await answers(running, name, {
        ...onManualWork({ 'Manual work: what shows it': null }),
        'What manual work did the pilot team do that won’t scale?': 'It went well.',
        'Manual work: who can confirm it': [name],
      });
      expect(Object.values(done.errors ?? {})).toEqual([
        expect.stringContaining('too short to build on'),
        expect.stringContaining('someone other than yourself'),
      ]);
    }
  });

  it('opens nothing with longer words either: whoever was not there is no second voice', async () => {
    const running = await startRollout();
    for (const name of ['Lena Hartmann', 'Sam Okafor'])
      await answers(running, name, onEverything('Yes'));
    expect(verdicts(running)[0]).toBe('no-data');
    await answers(running, 'Heike Sommer', onEverything('Yes'));
    expect(verdicts(running)[0]).toBe('fail');
    await confirmEverything(running);
    expect(verdicts(running)).toEqual(['fail', 'pass', 'pass']);
  });

  it('is not helped by leads who confirm each other, not even when they put themselves into the pilot', async () => {
    const running = await startRollout(
      {},
      {
        'Other people on the pilot team': ['Lena Hartmann', 'Sam Okafor', 'Tom Albrecht'],
      },
    );
    await answers(running, 'Lena Hartmann', {
      ...onManualWork(),
      'Manual work: who can confirm it': ['Sam Okafor'],
    });
    expect(asked(running)).toEqual([
      'UTOM: Say whether it is so, what Lena Hartmann says about the pilot',
    ]);
  });
});

describe('an answer that somebody else confirms', () => {
  it('waits for the person whom it names, who reads it and says so with one press', async () => {
    const running = await startRollout();
    await answers(running, 'Tom Albrecht', {
      ...onManualWork(),
      'Manual work: who can confirm it': ['Sofía Ramírez'],
    });
    expect(asked(running)).toEqual([
      'USOFIA: Say whether it is so, what Tom Albrecht says about the pilot',
    ]);
    const sofia = running.as('Sofía Ramírez');
    await sofia.openHome();
    const shown = await sofia.press('Read and say');
    expect(shown.modal?.text).toContain('Tom read every draft before it was sent.');
    expect((await sofia.press('Yes, that is so')).modal?.text).toContain('Thank you.');
    expect(asked(running)).toEqual([]);
    const seen = await running.as('Lena Hartmann').command('/rollout assessment');
    expect(seen.text).toContain('Confirmed by Sofía Ramírez');
    expect(listAudit(running.database, readingOf(running).rolloutId, 1)[0]).toMatchObject({
      act: 'assessment.confirm',
      says: '<@USOFIA> confirmed what <@UTOM> said about the pilot (manual work).',
    });
  });

  it('is looked at again by its author when it was not quite so, and asks again once it is changed', async () => {
    const running = await startRollout();
    await answers(running, 'Tom Albrecht', onManualWork());
    const heike = running.as('Heike Sommer');
    await heike.command('/rollout assessment');
    await heike.press('Read and say');
    await heike.press('Not quite');
    await heike.fill({ 'What is different?': 'x' });
    expect(Object.values((await heike.submit()).errors ?? {})[0]).toContain('how you saw it');
    await heike.fill({ 'What is different?': 'I read about half of them myself.' });
    await heike.submit();
    await heike.close({ all: true });
    expect(asked(running)).toEqual(['UTOM: Look again at your answers on manual work']);
    const seen = await running.as('Lena Hartmann').command('/rollout assessment');
    expect(seen.text).toContain('*Not quite*, says Heike Sommer: I read about half');
    expect(verdicts(running)[1]).toBe('fail');
    await running.travel({ minutes: 5 });
    await answers(running, 'Tom Albrecht', {
      ...onManualWork(),
      'What manual work did the pilot team do that won’t scale?':
        'Heike and I read every draft before it was sent.',
    });
    expect(asked(running)).toEqual([
      'UHEIKE: Say whether it is so, what Tom Albrecht says about the pilot',
    ]);
    await confirmEverything(running);
    expect(asked(running)).toEqual([]);
  });

  it('needs a word on what the page shows from whoever confirms a link', async () => {
    const running = await startRollout();
    await answers(
      running,
      'Tom Albrecht',
      onManualWork({ 'Manual work: what shows it': 'https://wiki.example.com/pilot/hours' }),
    );
    const heike = running.as('Heike Sommer');
    await heike.command('/rollout assessment');
    await heike.press('Read and say');
    const form = await heike.press('Yes, that is so');
    expect(form.modal?.title).toBe('What does it show?');
    expect(listConfirmations(running.database, readingOf(running).rolloutId)).toEqual([]);
    await heike.fill({ 'What is on the page?': 'The duty roster, with six hours a week for Tom.' });
    expect((await heike.submit()).modal?.text).toContain('Thank you.');
    const seen = await running.as('Lena Hartmann').command('/rollout assessment');
    expect(seen.text).toContain('Confirmed by Heike Sommer: The duty roster');
  });

  it('goes to another of the pilot when the one whom it names leaves, and to its author when nobody is left', async () => {
    const running = await startRollout({}, { 'Other people on the pilot team': ['Tom Albrecht'] });
    await answers(running, 'Tom Albrecht', {
      ...onManualWork(),
      'Manual work: who can confirm it': ['Sofía Ramírez'],
    });
    await running.workspace.company.deactivates('USOFIA');
    await expect
      .poll(() => asked(running))
      .toEqual(['UHEIKE: Say whether it is so, what Tom Albrecht says about the pilot']);
    await running.workspace.company.deactivates('UHEIKE');
    await expect
      .poll(() => asked(running))
      .toEqual(['UTOM: Name who can confirm your answers on manual work']);
  });
});
