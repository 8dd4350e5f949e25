import { afterEach, describe, expect, it } from 'vitest';
import { listOpenRollouts } from '../../../src/features/rollouts/rollouts.store.ts';
import { listTeams } from '../../../src/features/teams/teams.store.ts';
import { playScript } from '../../../src/practice/sample/play.ts';
import { readScript } from '../../../src/practice/sample/script.ts';
import { startWorld, type World } from '../../support/world.ts';

const SAMPLE = new URL('../../../src/practice/sample/sample-rollout.json', import.meta.url);

const world: { current: World | undefined } = { current: undefined };
afterEach(async () => {
  await world.current?.close();
  world.current = undefined;
});

async function playSample(): Promise<{ world: World; said: string[] }> {
  const current = await startWorld();
  world.current = current;
  const said: string[] = [];
  await playScript(current.workspace, readScript(SAMPLE), {
    travelTo: async (instant) => void (await current.travelTo(instant.toString())),
    arrive: () => current.flush(),
    report: (progress) => void said.push(progress.says),
  });
  return { world: current, said };
}

describe('the sample rollout', () => {
  it('plays from the first command to the end, every screen as told', async () => {
    const { world: played, said } = await playSample();
    expect(said.at(-1)).toBe('Over to you.');
    const [rollout] = listOpenRollouts(played.database);
    expect(rollout?.name).toBe('Support copilot');
    expect(listTeams(played.database, rollout!.id)).toHaveLength(12);
  }, 120_000);
});
