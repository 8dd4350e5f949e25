import { describe, expect, it } from 'vitest';
import { startSupportCopilot } from '../../../support/story.ts';

describe('the longest wait', () => {
  it('stands in the digest, with its days, whether or not anything else happened', async () => {
    const world = await startSupportCopilot();
    const join = async (who: string, team: string) => {
      const person = world.as(who);
      await person.command(`/rollout join ${team}`);
      await person.fill({ 'Why does the team want to join?': 'We write the same letters.' });
      await person.submit();
      await person.close({ all: true });
    };
    const digest = async () =>
      (await world.as('Lena Hartmann').command('/rollout digest')).ephemeral?.text ?? '';
    expect(await digest()).not.toContain('waits to join');
    await join('Daniel Brooks', 'Claims');
    await world.travel({ days: 3 });
    await join('Linh Tran', 'Billing');
    await world.travel({ days: 9 });
    expect(await digest()).toContain(
      '2 teams wait to join, *Claims* the longest: since Monday 4 January (12 days).',
    );
    await world.travel({ days: 7 });
    expect(await digest()).toContain('(19 days)');
  });
});
