import { describe, expect, it } from 'vitest';
import { assessmentFeature } from '../../../../src/features/assess/assessment/assessment.feature.ts';
import { constraintsFeature } from '../../../../src/features/assess/constraints/constraints.feature.ts';
import { reassessmentsFeature } from '../../../../src/features/assess/reassessments/reassessments.feature.ts';
import { markPhase } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { justRolloutsAndTeams } from '../../../support/chores.ts';
import { pressFromHome } from '../../../support/press.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, rolloutOf } from '../../gates/gates/gate-world.ts';
import { onManualWork, sendAnswers } from '../assessment/assessment-story.ts';
import { add, FINISHED, REVIEW } from '../constraints/ledger-story.ts';

const start = () =>
  startRollout({
    owners: [...justRolloutsAndTeams, assessmentFeature, constraintsFeature, reassessmentsFeature],
  });

async function answer(running: World, holds: 'Yes' | 'No'): Promise<void> {
  const tom = running.as('Tom Albrecht');
  await tom.command('/rollout assess');
  await sendAnswers(tom, onManualWork({ 'Manual work: would it hold without us?': holds }));
  await tom.close({ all: true });
}

async function lookAgain(running: World, name: string, conclusion: string) {
  const lead = running.as(name);
  const opened = await lead.command('/rollout reassess');
  if (opened.modal === undefined) return opened;
  await lead.fill({ 'What follows from it?': conclusion });
  return { ...opened, done: await lead.submit() };
}

describe('taking the assessment again', () => {
  it('has nothing to compare with while the first one is under way', async () => {
    const running = await start();
    const said = await lookAgain(running, 'Lena Hartmann', '');
    expect(said.text).toContain('The first assessment is still under way');
  });

  it('shows what has changed since it was last taken, and begins again from there', async () => {
    const running = await start();
    await answer(running, 'No');
    await add(running, { ...REVIEW, ...FINISHED });
    await openTheGate(running);
    await jumpTo(running, '2027-03-01T09:00:00Z');
    markPhase(running.database, rolloutOf(running).id, 'expansion');
    await answer(running, 'Yes');
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout constraints');
    await lena.press('Close');
    await lena.fill({
      How: 'Solved',
      'What shows it, or why is it accepted?': 'Checks run by themselves.',
    });
    await lena.submit();
    await lena.close({ all: true });
    const tom = running.as('Tom Albrecht');
    await pressFromHome(tom, 'Read and answer');
    await tom.fill({ 'Is it so, as far as you can see?': 'Yes, that is so' });
    await tom.submit();
    const seen = await lena.command('/rollout assessment');
    expect(seen.text).toContain('*What has changed since Monday 11 January*');
    expect(seen.text).toContain('What a team costs fell from 4 h to 0 h a week.');
    expect(seen.text).toContain('Solved: A senior agent reads every output.');
    expect(seen.text).toContain('one person moved from “no” to “yes”');
    const taken = await lookAgain(running, 'Lena Hartmann', 'Reviews scale now.');
    expect('done' in taken && taken.done.modal?.text).toContain('Saved on the record.');
    await lena.close({ all: true });
    await jumpTo(running, '2027-03-02T09:00:00Z');
    expect((await lena.command('/rollout reassess')).modal?.text).toContain(
      'Nothing: the same answers, the same constraints.',
    );
  });

  it('tells the second lead that the first has taken it', async () => {
    const running = await start();
    await openTheGate(running);
    const leads = ['Lena Hartmann', 'Sam Okafor'].map((name) => running.as(name));
    for (const lead of leads) {
      await lead.command('/rollout reassess');
      await lead.fill({ 'What follows from it?': 'Reviews scale now.' });
    }
    await leads[0]!.submit();
    expect((await leads[1]!.submit()).modal?.text).toContain('Lena Hartmann already took it again');
  });
});

/** Out of the assessment, by an override, since this story is not about its evidence. */
async function openTheGate(running: World): Promise<void> {
  const lena = running.as('Lena Hartmann');
  await running.runDueJobs();
  const form = await lena.command('/rollout override');
  const named = [
    ...(form.modal?.text ?? '').matchAll(/\*: .*|^\*(?:Not met|Nothing measured yet):\* (.*)$/gm),
  ].flatMap((match) => match[1] ?? []);
  await lena.fill({
    'Criteria to override': named.map((asks) =>
      asks.length > 75 ? `${asks.slice(0, 74).trimEnd()}…` : asks,
    ),
    'Why now?': 'The story goes on.',
    'What risk are you accepting?': 'None that a story knows.',
    'Until when': '2027-02-01',
  });
  await lena.submit();
  await lena.close({ all: true });
  await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
  await jumpTo(running, '2027-01-11T09:00:00Z');
  await lena.command('/rollout gate open');
  await lena.submit();
  await lena.close({ all: true });
}
