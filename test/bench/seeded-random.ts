/* Chance that falls the same way each time, so that two runs measure the same company. */
export type SeededRandom = {
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A whole number from the first to the last, both included. */
  whole(from: number, to: number): number;
};

/** mulberry32: small, fast, and even enough for a company that nobody lives in. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    chance: (share) => next() < share,
    pick(list) {
      if (list.length === 0) throw new RangeError('Nothing to pick from.');
      return list[Math.floor(next() * list.length)] as (typeof list)[number];
    },
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
  };
}
