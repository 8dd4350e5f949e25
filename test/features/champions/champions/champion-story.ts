/* Chapters of a champion's life, played through the real commands and forms. */
import { championState } from '../../../../src/features/champions/champions/champion.ts';
import { listChampions } from '../../../../src/features/champions/champions/champions.store.ts';
import { certify } from '../../../support/certify.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

export type ChampionWorld = SupportCopilotWorld & {
  /** "UMIA champion active", for everyone who was ever nominated. */
  championsNow(): string[];
};

/** *Support copilot* on Monday 4 January 2027 in the morning. */
export async function startChampionWorld(): Promise<ChampionWorld> {
  const world = await startSupportCopilot();
  const championsNow = () =>
    listChampions(world.database, world.rollout.id).map(
      (one) => `${one.personId} ${one.role} ${championState(one)}`,
    );
  return Object.assign(world, { championsNow });
}

export async function nominate(world: World, by: string, typed: string): Promise<void> {
  const person = world.as(by);
  await person.command(`/champion ${typed}`);
  await person.fill({ 'Why this person?': 'Everybody asks them already' });
  const done = await person.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await person.close({ all: true });
}

/** Nominated by Sam, a lead; hours approved by the manager; accepted; certified unless said otherwise. */
export async function makeChampion(
  world: World,
  name: string,
  manager: string,
  how: {
    as?: 'nominate' | 'backup';
    from?: string;
    until?: string;
    perWeek?: number;
    certified?: boolean;
  } = {},
): Promise<void> {
  const { as = 'nominate' } = how;
  await nominate(world, 'Sam Okafor', `${as} @${name}`);
  const boss = world.as(manager);
  await boss.openHome();
  await boss.press('Decide on the hours');
  await boss.fill({
    'Hours a week': how.perWeek ?? 4,
    ...(how.from === undefined ? {} : { 'First day': how.from }),
    'Last day': how.until ?? '2027-12-31',
  });
  await boss.submit();
  await boss.close({ all: true });
  const person = world.as(name);
  await person.openHome();
  await person.press('Read and decide');
  await person.fill({ 'Your answer': 'Yes, I’ll take it on' });
  const done = await person.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await person.close({ all: true });
  if (how.certified !== false) certify(world, name);
}

/** Goes ahead in one step and does what is due then; for stories in which nothing happens on the way. */
export async function jumpTo(world: World, instant: string): Promise<void> {
  world.workspace.clock.moveTo(Temporal.Instant.from(instant));
  await world.runDueJobs();
}
