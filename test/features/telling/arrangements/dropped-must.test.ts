import { expect, it } from 'vitest';
import { learningCriteria } from '../../../../src/features/waves/learnings/learnings.criteria.ts';
import { aReadContext } from '../../../support/requests.ts';
import type { ChampionWorld } from '../../champions/champions/champion-story.ts';
import { log, NIGHTS, secondPilot } from '../../waves/learnings/learning-story.ts';

const homeOf = async (world: ChampionWorld, name: string) =>
  (await world.as(name).openHome()).home?.text ?? '';

function verdictOn(world: ChampionWorld): string | undefined {
  const context = aReadContext(world.database, world.rollout.id, world.now());
  const gate = {
    kind: 'wave' as const,
    rolloutId: world.rollout.id,
    wave: 1,
    teamIds: [world.claims.id],
  };
  return learningCriteria[0]?.judge(context, gate, 0).verdict;
}

it('a must that nobody is asked for any more holds the next wave as before, and a lead is told so', async () => {
  const world = await secondPilot();
  await log(world, 'Mia Chen');
  expect(await homeOf(world, 'Mia Chen')).toContain('Say why it happens');
  expect(verdictOn(world)).toBe('fail');
  const lena = world.as('Lena Hartmann');
  expect(await homeOf(world, 'Lena Hartmann')).toContain(
    `Say why it happens: ${`*${NIGHTS}*`}, Claims`,
  );
  await lena.press('Drop it');
  await lena.fill({ 'Why is it not needed?': 'We would like to go on.' });
  await lena.submit();
  expect(await homeOf(world, 'Mia Chen')).not.toContain('Say why it happens');
  expect(verdictOn(world)).toBe('fail');
  const home = await homeOf(world, 'Sam Okafor');
  expect(home).not.toContain('Nothing needs you');
  expect(home).toContain('A must holds up the next wave');
  expect(home).toContain('Dropped by Lena Hartmann');
});

it('the one who takes a step over can take it: the button that settles it opens its form', async () => {
  const world = await secondPilot();
  await log(world, 'Mia Chen');
  const lena = world.as('Lena Hartmann');
  await lena.openHome();
  await lena.press('Give it to …');
  await lena.fill({ 'Who does it instead?': 'Sam Okafor' });
  await lena.submit();
  expect(await homeOf(world, 'Sam Okafor')).toContain('Lena Hartmann asked you to take it over');
  const form = await world.as('Sam Okafor').press('Name the cause');
  expect(form.modal?.text).toContain(NIGHTS);
  expect(await homeOf(world, 'Mia Chen')).not.toContain('Say why it happens');
});
