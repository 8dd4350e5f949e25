/* Chance with a seed, in the shapes that work has. */

export type Chance = {
  uniform(): number;
  normal(): number;
  /** Of mean 1; the coefficient of variation says how far it scatters. */
  gamma(variation: number): number;
  /** Student's t with four degrees of freedom, scaled to a standard deviation of 1. */
  heavy(): number;
};

export function chanceFrom(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  function uniform(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  }
  function normal(): number {
    return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }
  /** Marsaglia and Tsang (2000), for a shape of 1 or more. */
  function gammaOf(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = normal();
      const v = (1 + c * z) ** 3;
      if (v > 0 && Math.log(uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }
  return {
    uniform,
    normal,
    gamma: (variation) => gammaOf(1 / variation ** 2) * variation ** 2,
    heavy: () => normal() / Math.sqrt(gammaOf(2) / 2) / Math.SQRT2,
  };
}
