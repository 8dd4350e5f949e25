import { describe, expect, it } from 'vitest';
import type { Override } from '../../../../src/features/gates/overrides/override.ts';
import {
  addOverride,
  saveOverrideFate,
} from '../../../../src/features/gates/overrides/overrides.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

/** Ines approves that wave 1 starts without certified champions, up to 18 January. */
function approve(world: SupportCopilotWorld, criterion: string): void {
  const at = world.now();
  const override: Override = {
    id: criterion,
    gate: 'wave-1',
    criteria: [criterion],
    reason: 'The release is on Monday',
    risk: 'Nobody to ask for two weeks',
    requestedBy: 'ULENA' as UserId,
    requestedAt: at,
    asked: ['UINES' as UserId],
    answerBy: at.add({ hours: 72 }),
    expiresOn: Temporal.PlainDate.from('2027-01-18'),
    reviewedAfter: 'broad',
    decision: { kind: 'approved', by: 'UINES' as UserId, at, why: '' },
    ended: undefined,
    review: undefined,
  };
  const { workspaceId, id: rolloutId } = world.rollout;
  write(world.database, () => {
    addOverride(world.database, { workspaceId, rolloutId }, { ...override, asks: [] });
    saveOverrideFate(world.database, override);
  });
}

describe('an override about champions', () => {
  it('lets the wave’s teams in until its last day, and freezes them on the day after', async () => {
    const world = await startSupportCopilot();
    startWaveWith(world, world.rollout, 1, [world.claims]);
    const ask = async () => (await world.as('Hannah Weiss').command('/rollout access')).text;
    approve(world, 'readiness.every-team');
    expect(await ask()).toContain('Claims has no certified champion');
    approve(world, 'certificates.every-champion');
    expect(await ask()).toContain(
      'Claims is live under an override up to and including Monday 18 January, without a certified champion.',
    );
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-19T05:00:00Z'));
    const frozen = await ask();
    expect(frozen).toContain('You have access');
    expect(frozen).toContain('its override ended on Monday 18 January');
  });
});
