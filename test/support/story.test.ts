import { expect, it } from 'vitest';
import { startSupportCopilot } from './story.ts';

it('plays the set-up of Support copilot with four teams', async () => {
  const { rollout, claims, billing } = await startSupportCopilot();
  expect(rollout.startsOn.toString()).toBe('2027-01-04');
  expect(claims.memberIds).toEqual(['UDANIEL', 'UHANNAH', 'UMIA', 'USOFIA']);
  expect(billing.context.timeZone).toBe('Asia/Ho_Chi_Minh');
});
