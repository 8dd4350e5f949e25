import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { startSupportCopilot } from '../../../support/story.ts';

/** Every count of live teams that one page shows. */
function countsIn(text: string): string[] {
  const found = [
    ...text.matchAll(/teams\*?: (\d+) live/g),
    ...text.matchAll(/Access: (\d+) teams? live/g),
    ...text.matchAll(/(\d+) of 4 teams (?:is|are) live/g),
  ];
  return found.map(([, count]) => count ?? '');
}

describe('the count of live teams', () => {
  it('is one, wherever App Home says it, in whatever state they are', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    putInOffice(world, world.billing, 'UBAO');
    startWaveWith(world, world.rollout, 0, [world.claims, world.billing, world.renewals]);
    const lena = world.as('Lena Hartmann');
    const home = async () => (await lena.openHome()).text;
    expect(countsIn(await home())).toEqual(['3', '3', '3']);
    const on = Temporal.PlainDate.from('2027-01-04');
    const rolledBack = { on, by: 'ULENA' as UserId, reason: 'It answers wrongly.', keeps: [] };
    rollBackIn(world, world.rollout, 0, world.claims, { ...rolledBack, step: 'stop-new-seats' });
    rollBackIn(world, world.rollout, 0, world.billing, { ...rolledBack, step: 'suspend' });
    await world.runDueJobs();
    expect(countsIn(await home())).toEqual(['2', '2', '2']);
    const pace = await lena.command('/rollout pace');
    expect(pace.text).toContain('with 2 teams live, including the pilot');
  });
});
