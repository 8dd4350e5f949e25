import { describe, expect, it } from 'vitest';
import { listDecided } from '../../../../src/features/access/access/decided.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { rehearse } from '../../../../src/platform/jobs/rehearsal.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

async function start() {
  const world = await startSupportCopilot();
  const waveOfClaims = () =>
    listDecided(contextIn(world, world.rollout.id)).find(({ teamId }) => teamId === world.claims.id)
      ?.wave;
  const goLive = () => startWaveWith(world, world.rollout, 1, [world.claims]);
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
