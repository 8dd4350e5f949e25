/* What chance decides in one step: each step has a number of its own, so that leaving others out changes nothing in it. */
import { chanceFrom } from '../chance.ts';

export type Dice = {
  /** True so often, from 0 to 1. */
  chance(share: number): boolean;
  /** From 0 up to, and without, the limit. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T | undefined;
  /** One of them, by its weight. */
  weighed<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
  /** A number to begin other dice with. */
  seed(): number;
};

export function diceFrom(seed: number): Dice {
  const { uniform } = chanceFrom(seed);
  uniform();
  const below = (limit: number) => Math.floor(uniform() * limit);
  return {
    chance: (share) => uniform() < share,
    below,
    pick: (list) => list[below(list.length)],
    weighed(choices) {
      const total = choices.reduce((sum, [weight]) => sum + weight, 0);
      let left = uniform() * total;
      for (const [weight, choice] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new RangeError('Nothing to choose from.');
      return last[1];
    },
    seed: () => below(2 ** 31),
  };
}
