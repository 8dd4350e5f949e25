import { describe, expect, it } from 'vitest';
import { startRollout } from '../../../support/story.ts';
import {
  confirmEverything,
  onEverything,
  onManualWork,
  owedBy,
  sendAnswers,
  verdicts,
} from './assessment-story.ts';

describe('two views of one pilot', () => {
  it('shows differing answers side by side, has a lead conclude, and then opens what it held up', async () => {
    const running = await startRollout();
    for (const [name, holds] of [
      ['Heike Sommer', 'Yes'],
      ['Finn Petersen', 'No'],
    ] as const) {
      const person = running.as(name);
      await person.command('/rollout assess');
      expect((await sendAnswers(person, onEverything(holds))).errors).toBeUndefined();
      await person.close({ all: true });
    }
    expect(verdicts(running)).toEqual(['pass', 'fail', 'fail']);
    expect(owedBy(running, 'UTOM')).toEqual([]);
    await confirmEverything(running);
    expect(verdicts(running)).toEqual(['pass', 'pass', 'fail']);
    expect(owedBy(running, 'ULENA')).toHaveLength(4);
    const lena = running.as('Lena Hartmann');
    const seen = await lena.command('/rollout assessment');
    expect(seen.text).toContain(
      '*The answers differ.* 1 says that it would hold without the pilot team, 1 says that it would not hold.',
    );
    expect(seen.text).toContain('Heike Sommer');
    const review = await lena.press('Review the difference');
    expect(review.modal?.text).toContain('What manual work took,');
    await lena.fill({ 'What do you conclude?': 'Heike did not see the review that Finn did.' });
    const saved = await lena.submit();
    expect(saved.modal?.text).toContain('Saved. The conclusion on *manual work*');
    expect(saved.modal?.text).toContain(
      '*Still to review:* changed workflow, institutional knowledge and feedback.',
    );
    const next = await lena.press('Next difference');
    expect(next.modal?.title).toBe('Review the difference');
    expect(next.modal?.text).toContain('What changed workflow took,');
    await lena.close({ all: true });
    const sam = running.as('Sam Okafor');
    expect((await sam.command('/rollout assessment')).text).toContain(
      '*Concluded* by Lena Hartmann',
    );
    expect(owedBy(running, 'USAM')).toHaveLength(3);
    await sam.press('Review the difference');
    for (const conclusion of ['One', 'Two', 'Three']) {
      await sam.fill({ 'What do you conclude?': conclusion });
      const done = await sam.submit();
      if (conclusion !== 'Three') await sam.press('Next difference');
      else expect(done.modal?.text).toContain('Every difference has been reviewed.');
    }
    expect(owedBy(running, 'USAM')).toEqual([]);
  });

  it('tells the second lead who reviewed it first, and shows an answer that came meanwhile', async () => {
    const running = await startRollout();
    for (const [name, holds] of [
      ['Heike Sommer', 'Yes'],
      ['Finn Petersen', 'No'],
    ] as const) {
      const person = running.as(name);
      await person.command('/rollout assess');
      await sendAnswers(person, onManualWork({ 'Manual work: would it hold without us?': holds }));
      await person.close({ all: true });
    }
    const lena = running.as('Lena Hartmann');
    const sam = running.as('Sam Okafor');
    for (const lead of [lena, sam]) {
      await lead.command('/rollout assessment');
      await lead.press('Review the difference');
      await lead.fill({ 'What do you conclude?': 'Heike did not see the review.' });
    }
    await running.travel({ minutes: 1 });
    const tom = running.as('Tom Albrecht');
    await tom.command('/rollout assess');
    await sendAnswers(tom, onManualWork({ 'Manual work: would it hold without us?': 'Partly' }));
    const shown = await lena.submit();
    expect(shown.modal?.text).toContain('Someone answered while you were writing');
    expect(shown.modal?.text).toContain('Tom Albrecht');
    await running.travel({ minutes: 1 });
    expect((await lena.submit()).modal?.text).toContain('Saved.');
    expect((await sam.submit()).modal?.text).toContain('Lena Hartmann has already reviewed this');
  });
});
