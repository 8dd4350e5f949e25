import { expect, it } from 'vitest';
import { listReadiness } from '../../../../src/features/expand/readiness/readiness.store.ts';
import { contextIn } from '../../../support/requests.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld } from '../../../support/world.ts';

it('teams are judged by the weeks of the start that is asked about, also by two who ask in the same minute', async () => {
  const world = await startWorld();
  try {
    const { rollout } = await setUpSupportCopilot(world);
    const reading = contextIn(world, rollout.id);
    const certifiedPeople = () => new Set<never>();
    const weeksFrom = (date: string) => {
      const startsOn = Temporal.PlainDate.from(date);
      const nextWave = () => ({ number: 1, startsOn, teamIds: [] });
      return listReadiness({ certifiedPeople, nextWave }, reading).map(
        ({ window }) => `${window.fromOn}`,
      )[0];
    };
    expect(weeksFrom('2027-03-01')).toBe('2027-03-01');
    expect(weeksFrom('2027-04-05')).toBe('2027-04-05');
    expect(weeksFrom('2027-03-01')).toBe('2027-03-01');
  } finally {
    await world.close();
  }
});
