import { expect, it } from 'vitest';
import { startTicker } from '../../../src/platform/jobs/ticker.ts';

it('ticks at once when it starts, and wakes the sender after it', async () => {
  const happened: string[] = [];
  const tick = () => [String(happened.push('tick'))];
  const ticker = startTicker({ tick, goOn: () => undefined }, () => {
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
      goOn: () => undefined,
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
  startTicker({ tick, goOn: () => undefined }, () => {}).stop();

  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(ticks).toBe(0);
});

it('goes on with what takes several goes until it is through, without waiting for the next minute', async () => {
  const happened: string[] = [];
  const left = ['second part', 'third part'];
  const ticker = startTicker(
    {
      tick: () => [String(happened.push('tick'))],
      goOn() {
        const part = left.shift();
        if (part === undefined) return undefined;
        return [String(happened.push(part))];
      },
    },
    () => {},
  );

  await expect.poll(() => happened).toEqual(['tick', 'second part', 'third part']);
  ticker.stop();
});
