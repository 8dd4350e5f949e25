import { describe, expect, it } from 'vitest';
import { saveLeaving } from '../../../../src/features/champions/leaving/leaving.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { approveOverride } from '../../../support/approve-override.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

describe('an override about champions', () => {
  it('lets the wave’s teams in until its last day, and freezes them on the day after', async () => {
    const world = await startSupportCopilot();
    startWaveWith(world, world.rollout, 1, [world.claims]);
    const ask = async () => (await world.as('Hannah Weiss').command('/rollout access')).text;
    approveOverride(world, 'readiness.every-team');
    expect(await ask()).toContain('Claims has no certified champion');
    approveOverride(world, 'certificates.every-champion');
    expect(await ask()).toContain(
      'Claims is live under an override up to and including Monday 18 January, without a certified champion.',
    );
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-19T05:00:00Z'));
    const frozen = await ask();
    expect(frozen).toContain('You have access');
    expect(frozen).toContain('its override ended on Monday 18 January');
  });

  it('gives one date, whoever asks: the command, and what follows from the loss of the champion', async () => {
    const world = await startSupportCopilot();
    const champion = putInOffice(world, world.claims, 'UMIA');
    startWaveWith(world, world.rollout, 1, [world.claims]);
    approveOverride(world, 'certificates.every-champion');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-06T09:00:00Z'));
    const context = contextIn(world, world.rollout.id);
    const said = write(world.database, () => {
      const ended = { how: 'lapsed', cause: 'stepped-down', at: world.now(), reason: '' } as const;
      saveLeaving(world.database, { ...champion, ended });
      return world.app.product.accessWithoutChampion(context, world.claims.id);
    });
    expect(said).toEqual({
      words: 'Claims stays live under an override up to and including Monday 18 January.',
      lastOn: Temporal.PlainDate.from('2027-01-18'),
    });
    const shown = await world.as('Lena Hartmann').command('/rollout access Claims');
    expect(shown.text).toContain('Claims* is live until Monday 18 January');
    expect(shown.text).toContain('override up to and including Monday 18 January');
  });
});

it('a champion lost on the day that the clocks go back is not taken for one of the next day', async () => {
  const world = await startSupportCopilot();
  startWaveWith(world, world.rollout, 1, [world.claims]);
  world.workspace.clock.moveTo(Temporal.Instant.from('2027-11-07T04:30:00Z'));
  const champion = putInOffice(world, world.claims, 'UMIA');
  const said = write(world.database, () => {
    const ended = { how: 'lapsed', cause: 'stepped-down', at: world.now(), reason: '' } as const;
    saveLeaving(world.database, { ...champion, ended });
    const context = contextIn(world, world.rollout.id);
    return world.app.product.accessWithoutChampion(context, world.claims.id);
  });
  expect(said?.words).toContain('Everything stays as it is up to and including');
});
