import { expect, it } from 'vitest';
import { setUpSupportCopilot } from './story.ts';
import { startWorld } from './world.ts';

it('plays the set-up of Support copilot with four teams', async () => {
  const world = await startWorld();
  try {
    const { rollout, claims, billing } = await setUpSupportCopilot(world);
    expect(rollout.startsOn.toString()).toBe('2027-01-04');
    expect(claims.memberIds).toEqual(['UDANIEL', 'UHANNAH', 'UMIA', 'USOFIA']);
    expect(billing.context.timeZone).toBe('Asia/Ho_Chi_Minh');
  } finally {
    await world.close();
  }
});
