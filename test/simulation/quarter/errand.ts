/* What errands share: who comes with which purpose, and the words that they bring. */
import type { Desk } from './desk.ts';
import type { Dice } from './dice.ts';
import { type Look, looksAt } from './gate-look.ts';
import type { House } from './house.ts';

/** What has to hold afterwards; says what is wrong where it does not. */
export type Outcome = () => string | undefined;
export type Errand = { house: House; dice: Dice; look: Look; who: string; desk: Desk };

export const REASONS = [
  'The customer event on 1 March needs two more teams.',
  'Two teams repeated it with the same outcome.',
];
const BAD_REASONS = ['x', 'because', 'ok ok'];
export const wordsOf = (dice: Dice) =>
  (dice.chance(0.85) ? dice.pick(REASONS) : dice.pick(BAD_REASONS)) ?? '';

/** The same rollout afterwards. */
export const again = ({ house, look }: Errand) =>
  looksAt(house).find(({ place }) => place.id === look.place.id);

/** The same value written the same. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    parts
      .map(([key, part]) => [key, inOrder(part)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function readSetting(
  { context }: Look,
  { kind, subject }: { kind: string; subject: string },
): unknown {
  return inOrder(
    context.product.loosenables.find((one) => one.kind === kind)?.read(context, subject),
  );
}
