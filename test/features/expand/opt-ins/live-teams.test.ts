import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  startWaveWith(world, world.rollout, 1, [world.claims]);
});

const today = () => world.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();

function rollBack(step: 'stop-new-seats' | 'suspend'): void {
  rollBackIn(world, world.rollout, 1, world.claims, {
    step,
    reason: 'Too many errors.',
    on: today(),
    by: 'ULENA' as UserId,
    keeps: [],
  });
}

describe('a team whose people have access', () => {
  it('has nothing to join, also while it takes no new people', async () => {
    const said = 'Claims is already live; there is nothing to join.';
    const asked = await world.as('Daniel Brooks').command('/rollout join');
    expect(asked.ephemeral?.text).toBe(said);
    rollBack('stop-new-seats');
    const again = await world.as('Daniel Brooks').command('/rollout join');
    expect(again.ephemeral?.text).toBe(said);
  });

  it('needs no readiness, and can ask again once it is suspended', async () => {
    const page = () => world.as('Lena Hartmann').command('/rollout readiness Claims');
    expect((await page()).ephemeral?.text).toContain(
      'is live: whether it is ready was a question before its start.',
    );
    rollBack('suspend');
    expect((await page()).ephemeral?.text).not.toContain(
      'is live: whether it is ready was a question before its start.',
    );
    const asked = await world.as('Daniel Brooks').command('/rollout join');
    expect(asked.modal?.title).toBe('Ask to join');
  });
});

describe('a team in a wave that its champion holds back', () => {
  it('has nothing to join either, and reads where it sees what its access waits for', async () => {
    const { billing, rollout } = world;
    startWaveWith(world, rollout, 2, [billing]);
    const asked = await world.as('Linh Tran').command('/rollout join');
    expect(asked.ephemeral?.text).toBe(
      'Billing is already in a wave. `/rollout access` shows what its access is waiting for.',
    );
  });
});
