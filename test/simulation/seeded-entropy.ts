/* Chance and passing time of a simulated company: both follow from the seed and from the company's own clock. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entropy } from '../../src/platform/entropy.ts';
import { chanceFrom } from './chance.ts';

/** `now` is the company's own time in milliseconds since 1970; only what waits takes time beside it. */
export function seededEntropy(seed: number, now: () => number): Entropy {
  const { uniform } = chanceFrom(seed);
  let waited = 0;
  const bytes = (count: number) =>
    Buffer.from(Array.from({ length: count }, () => Math.floor(uniform() * 256)));
  return {
    uuid() {
      const stamp = Math.max(0, now()).toString(16).padStart(12, '0');
      const random = bytes(10).toString('hex');
      return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
    },
    bytes,
    fraction: uniform,
    elapsed: () => now() + waited,
    async pause(milliseconds) {
      waited += milliseconds;
      await nextTurn();
    },
  };
}
