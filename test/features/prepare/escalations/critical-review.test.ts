import { describe, expect, it } from 'vitest';
import { listPlantedErrors } from '../../../../src/features/prepare/reviews/planted-errors.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { pressFromHome } from '../../../support/press.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { casesIn, lastMessage, startCaseWorld, wayOf } from './case-story.ts';

describe('an output that a review calls critical', () => {
  it('stands before the leads at once, without a word about who reviewed it', async () => {
    const world = await startCaseWorld();
    const request = ownRequestIn(world, world.rollout);
    write(world.database, () => {
      for (const take of request.product.criticalOutputs)
        take(request, {
          outputNumber: 7,
          workflow: 'reply drafting',
          teamId: world.claims.id,
          url: 'https://desk.example/7',
          note: undefined,
          reason: 'It promises money that nobody has granted.',
        });
    });
    await world.travel({ minutes: 20 });
    expect(wayOf(world)).toEqual(['lead leads critical']);
    const said = lastMessage(world, 'Lena Hartmann');
    expect(said).toContain('It promises money that nobody has granted.');
    expect(casesIn(world)[0]?.askerId).toBe('groundswell');
  });

  it('can be planted once it was settled as wrong, with a note that does not give it away', async () => {
    const world = await startCaseWorld();
    const lena = world.as('Lena Hartmann');
    await lena.command('/core escalate It names the wrong customer');
    await lena.fill({
      'Which team is it from?': 'Claims',
      'Which work does it belong to?': 'reply drafting',
      'Where it can be seen': 'https://desk.example/8',
    });
    await lena.submit();
    await lena.close({ all: true });
    await pressFromHome(world.as('Mia Chen'), 'Look at it', 'I have it');
    const mia = world.as('Mia Chen');
    await mia.press('Settle it');
    await mia.fill({ 'What was it?': 'It was wrong', 'What should be done, and why?': 'Check.' });
    expect((await mia.submit()).text).not.toContain('[Plant it]');
    await world.travel({ hours: 1 });
    await lena.press('See the case');
    const planted = await lena.press('Plant it');
    expect(planted.text).toContain('reviewers get it among the others');
    expect((await lena.press('Plant it')).text).toContain('among the planted errors already');
    expect(listPlantedErrors(world.database, world.rollout.id)).toMatchObject([
      { note: 'An output for reply drafting', source: 'escalation', url: 'https://desk.example/8' },
    ]);
  });
});
