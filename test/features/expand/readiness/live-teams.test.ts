import { describe, expect, it } from 'vitest';
import { sayLiveFacts } from '../../../../src/features/contract/live-fact.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { confirmMusts } from '../../../support/confirm-musts.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { answerAll } from './answer-all.ts';

describe('a team that is live', () => {
  it('is no longer told whether it is ready, but how it fares', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    confirmMusts(world, world.claims);
    const ines = world.as('Ines Duarte');
    const before = await ines.command('/rollout readiness');
    expect(before.text).toContain('1 of 3 teams is ready; 2 teams have not answered.');
    startWaveWith(world, world.rollout, 0, [world.claims]);
    const list = (await ines.command('/rollout readiness')).text;
    expect(list).toContain(
      '0 of 2 teams that aren’t live yet are ready; 2 teams have not answered.',
    );
    expect(list).toMatch(
      /Live \(1\)\n• \*Claims\*: \d of \d people (?:is|are) trained · champion Mia Chen · quality not measured yet/,
    );
    const home = (await world.as('Lena Hartmann').openHome()).text;
    expect(home).toContain('0 of 2 teams that aren’t live yet are ready');
    const page = (await ines.command('/rollout readiness Claims')).text;
    expect(page).toContain(
      '*Claims* is live: whether it is ready was a question before its start.',
    );
    expect(page).not.toContain('points');
    expect(page).toContain('Who said what before its start');
  });

  it('may still answer, and hears what changed without a verdict', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    startWaveWith(world, world.rollout, 0, [world.claims]);
    await world.travel({ days: 3 });
    const said = await answerAll(world, 'Mia Chen', 'Claims', {
      'Is the workflow written down the way it is really done? (20 points)': 'No',
    });
    expect(said.modal?.text).toContain('Workflow written down: no, was yes.');
    expect(said.modal?.text).not.toMatch(/ready any|no longer ready|Score/);
  });
});

describe('what is said of a live team', () => {
  it('comes in one order, and quality is said to be unknown while nobody measures it', () => {
    expect(sayLiveFacts([])).toBe('quality not measured yet');
    expect(
      sayLiveFacts([
        { topic: 'quality', words: 'errors: at most 10 % shown' },
        { topic: 'training', words: '3 of 5 people are trained' },
      ]),
    ).toBe('3 of 5 people are trained · errors: at most 10 % shown');
  });
});
