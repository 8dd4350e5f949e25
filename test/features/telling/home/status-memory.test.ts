import { expect, it } from 'vitest';
import { countRemembered } from '../../../../src/platform/remembered.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('asking for the status again and again over two days makes the bot remember nothing more', async () => {
  const world = await startSupportCopilot();
  const people = ['Lena Hartmann', 'Mia Chen', 'Ines Duarte'];
  const ask = async (times: number) => {
    for (let asked = 0; asked < times; asked += 1) {
      const { clock } = world.workspace;
      clock.moveTo(clock.now().add({ minutes: 31, seconds: 7 }));
      await world.as(people[asked % 3] ?? '').command('/rollout status', { in: '#ai-rollout' });
    }
  };
  await ask(9);
  const before = countRemembered(world.database);
  await ask(90);
  expect(countRemembered(world.database)).toBeLessThanOrEqual(before);
});
