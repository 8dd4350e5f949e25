/* Whether a step can be judged to the letter: nothing went wrong in it, and nothing of an earlier trouble is still waited out. */
import type { House } from './house.ts';
import type { Scene } from './watch.ts';

/** Slack may ask for two minutes of patience, and the sender takes a minute of its own when nobody answers. */
const PATIENCE_MS = 130_000;

export type Calm = {
  note(scene: Scene, hasErrors: boolean): void;
  /** Jobs ran, messages left, and nobody meddled. */
  isCalm(scene: Scene): boolean;
};

export function calmIn(house: House): Calm {
  let lives = house.lives();
  let trouble: number | undefined;
  let isStruck = false;
  return {
    note({ step, now }, hasErrors) {
      const hasDied = house.lives() !== lives;
      lives = house.lives();
      isStruck = hasDied || hasErrors || step?.fault !== undefined;
      if (isStruck && step?.fault?.kind !== 'clock') trouble = now.epochMilliseconds;
    },
    isCalm({ step, now, isAtRest }) {
      if (isStruck || isAtRest || step?.what.kind !== 'tick') return false;
      return trouble === undefined || Math.abs(now.epochMilliseconds - trouble) > PATIENCE_MS;
    },
  };
}
