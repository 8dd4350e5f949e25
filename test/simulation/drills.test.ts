/* The drills of a simulated quarter: they come to their end with nothing wrong, and the same number gives the same. */
import { expect, it } from 'vitest';
import { drill } from './drills.ts';

it('the sender and the ledger pass their drills, with processes that die, and twice alike', async () => {
  const first = await drill(21);
  expect(first.wrong).toBeUndefined();
  expect(first.checks).toBeGreaterThan(10_000);
  expect(first.said).toBeGreaterThan(300);
  expect(first.deaths).toBeGreaterThan(0);
  expect(await drill(21)).toEqual(first);
}, 30_000);
