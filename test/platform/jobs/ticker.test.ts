import { expect, it } from 'vitest';
import { startTicker } from '../../../src/platform/jobs/ticker.ts';

it('ticks at once when it starts, and wakes the sender after it', async () => {
  const happened: string[] = [];
  const ticker = startTicker({ tick: () => [String(happened.push('tick'))] }, () => {
    happened.push('wake');
  });

  await expect.poll(() => happened).toEqual(['tick', 'wake']);
  ticker.stop();
});

it('a tick that fails is not the end', async () => {
  let woken = 0;
  const ticker = startTicker(
    {
      tick() {
        throw new Error('disk full');
      },
    },
    () => {
      woken += 1;
    },
  );

  await expect.poll(() => woken).toBe(1);
  ticker.stop();
});

it('stopped before it began, it does nothing', async () => {
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    return [];
  };
  startTicker({ tick }, () => {}).stop();

  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ticks).toBe(0);
});
