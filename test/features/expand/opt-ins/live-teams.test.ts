import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { type SupportCopilot, setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld, type World } from '../../../support/world.ts';

let world: World;
let story: SupportCopilot;
beforeEach(async () => {
  world = await startWorld();
  story = await setUpSupportCopilot(world);
  putInOffice(world, story.claims, 'UMIA');
  startWaveWith(world, story.rollout, 1, [story.claims]);
});
afterEach(() => world.close());

const today = () => world.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();

function rollBack(step: 'stop-new-seats' | 'suspend'): void {
  rollBackIn(world, story.rollout, 1, story.claims, {
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

  it('needs no readiness, and can ask anew once it is suspended', async () => {
    const page = () => world.as('Lena Hartmann').command('/rollout readiness Claims');
    expect((await page()).ephemeral?.text).toContain('The team already works with it.');
    rollBack('suspend');
    expect((await page()).ephemeral?.text).not.toContain('The team already works with it.');
    const asked = await world.as('Daniel Brooks').command('/rollout join');
    expect(asked.modal?.title).toBe('Ask to join');
  });
});
