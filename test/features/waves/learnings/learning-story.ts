/* Two champions of the second pilot, and what can be done with a learning. */
import { listLearnings } from '../../../../src/features/waves/learnings/learnings.store.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import {
  type ChampionWorld,
  makeChampion,
  startChampionWorld,
} from '../../champions/champions/champion-story.ts';

export const NIGHTS = 'Escalations outside office hours reach nobody';

/** Mia is champion of Claims and Bao of Billing, both live in the second pilot. */
export async function secondPilot(): Promise<ChampionWorld> {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Bao Nguyen', 'Linh Tran');
  startWaveWith(world, world.rollout, 0, [world.claims, world.billing]);
  return world;
}

export async function log(world: ChampionWorld, by: string, severity = 'Must'): Promise<void> {
  const person = world.as(by);
  await person.command(`/champion learned ${NIGHTS}`);
  await person.fill({ 'How much does it matter to the next team?': severity });
  const done = await person.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await person.close({ all: true });
}

/** Opens the first learning of the list and presses a button of its card. */
export async function step(world: ChampionWorld, by: string, label: string, form = {}) {
  const person = world.as(by);
  if (person.sees().modal !== undefined) await person.close({ all: true });
  await person.command('/rollout learnings');
  await person.press('Look at it');
  const pressed = await person.press(label);
  if (Object.keys(form).length === 0) return pressed;
  await person.fill(form);
  const done = await person.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await person.close({ all: true });
  return done;
}

export const now = ({ database, rollout }: ChampionWorld) => listLearnings(database, rollout.id)[0];
