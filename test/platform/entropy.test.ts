import { afterEach, expect, it } from 'vitest';
import { elapsed, fraction, replaceEntropy, someBytes } from '../../src/platform/entropy.ts';
import { shortReference } from '../../src/platform/log.ts';
import { newId } from '../../src/platform/new-id.ts';
import { seededEntropy } from '../simulation/seeded-entropy.ts';

let putBack = () => {};
afterEach(() => putBack());

function drawn(seed: number): string {
  putBack = replaceEntropy(seededEntropy(seed, () => 1_800_000_000_000));
  const all = [newId(), newId(), shortReference(), someBytes(8).toString('hex'), fraction()];
  putBack();
  return all.join(' ');
}

it('everything that is left to chance follows from the seed, and from nothing else', () => {
  expect(drawn(7)).toBe(drawn(7));
  expect(drawn(7)).not.toBe(drawn(8));
});

it('identifiers drawn from a seed differ and sort in the order in which they were made', () => {
  putBack = replaceEntropy(seededEntropy(1, () => 1_800_000_000_000));
  const ids = Array.from({ length: 500 }, () => newId<string>());
  expect(new Set(ids).size).toBe(500);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^[0-9a-f]{12}7[0-9a-f]{19}$/.test(id))).toBe(true);
});

it('time passes on a stopwatch of its own: waiting takes none of ours', async () => {
  const entropy = seededEntropy(1, () => 0);
  putBack = replaceEntropy(entropy);
  const before = elapsed();
  await entropy.pause(60_000);
  expect(elapsed() - before).toBe(60_000);
});
