import { afterEach, describe, expect, it } from 'vitest';
import { listDecided } from '../../../../src/features/access/access/decided.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { rehearse } from '../../../../src/platform/jobs/rehearsal.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld, type World } from '../../../support/world.ts';

const started: World[] = [];
afterEach(async () => {
  for (const world of started.splice(0)) await world.close();
});

async function start() {
  const world = await startWorld();
  started.push(world);
  const story = await setUpSupportCopilot(world);
  const waveOfClaims = () =>
    listDecided(contextIn(world, story.rollout.id)).find(({ teamId }) => teamId === story.claims.id)
      ?.wave;
  const goLive = () => startWaveWith(world, story.rollout, 1, [story.claims]);
  return { world, waveOfClaims, goLive };
}

describe('what is decided on access', () => {
  it('does not tell of a wave whose start was taken back', async () => {
    const { world, waveOfClaims, goLive } = await start();
    const start1 = () =>
      write(world.database, () => {
        goLive();
        expect(waveOfClaims()).toBe(1);
        throw new Error('taken back');
      });
    expect(start1).toThrow('taken back');
    expect(waveOfClaims()).toBeUndefined();
  });

  it('does not tell of a wave that was only rehearsed', async () => {
    const { world, waveOfClaims, goLive } = await start();
    const rehearsed = rehearse(world.database, true, () => {
      goLive();
      return [`wave ${waveOfClaims()}`];
    });
    expect(rehearsed.says).toEqual(['wave 1']);
    expect(waveOfClaims()).toBeUndefined();
  });

  it('tells of a wave at once when it has started', async () => {
    const { waveOfClaims, goLive } = await start();
    expect(waveOfClaims()).toBeUndefined();
    goLive();
    expect(waveOfClaims()).toBe(1);
  });
});
