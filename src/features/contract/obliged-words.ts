import type { UserId } from '../../platform/ids.ts';
import { capitalised, sayChoice, sayFew } from '../../platform/words.ts';
import type { Obliged } from './criterion.ts';

const THINGS_MAX = 3;
const NAMED_MAX = 3;

/**
 * What settles a criterion, as its people are asked for it: "Sign off the real task of Tom for *Billing* (Ines
 * Duarte)". Each thing once, with everyone of whom it is asked; names as `nameOf` says them, made safe.
 */
export function sayObliged(
  obliged: readonly Pick<Obliged, 'text' | 'personId'>[],
  nameOf: (personId: UserId) => string,
): string {
  const byText = [...Map.groupBy(obliged, ({ text }) => text)];
  const said = byText.slice(0, THINGS_MAX).map(([text, own]) => {
    const names = [...new Set(own.map(({ personId }) => nameOf(personId)))];
    const who = names.length > NAMED_MAX ? sayFew(names, NAMED_MAX - 1) : sayChoice(names);
    return `${capitalised(text)} (${who}).`;
  });
  const more = byText.length - said.length;
  return [...said, ...(more === 0 ? [] : [`And ${more} more.`])].join(' ');
}
