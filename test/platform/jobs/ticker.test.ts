import { expect, test } from 'vitest';
import { startTicker } from '../../../src/platform/jobs/ticker.ts';

test('ticks at once when it starts, and wakes the sender after it', async () => {
  const happened: string[] = [];
  const ticker = startTicker({ tick: () => [String(happened.push('tick'))] }, () => {
    happened.push('wake');
  });

  await expect.poll(() => happened).toEqual(['tick', 'wake']);
  ticker.stop();
});

test('a tick that fails is not the end', async () => {
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

test('stopped before it began, it does nothing', async () => {
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    return [];
  };
  startTicker({ tick }, () => {}).stop();

  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ticks).toBe(0);
});
