/*
 * Figures of a whole and of its parts let anybody compute the rest. A part of few people is not shown; what is
 * shown besides must not give it away.
 */

/** A group whose figures may be shown, and how many people are behind them. */
export type Group = { id: string; people: number };

export const SHOWN_PEOPLE_MIN = 5;

/**
 * Which of the parts of a whole may be shown when the whole is: those of five people or more, unless fewer than
 * five are left over; then the smallest part is held back as well, so that the rest is of five or more.
 */
export function partsToShow(parts: readonly Group[]): Set<string> {
  const shown = parts
    .filter(({ people }) => people >= SHOWN_PEOPLE_MIN)
    .toSorted((one, other) => one.people - other.people || (one.id < other.id ? -1 : 1));
  const peopleShown = shown.reduce((sum, { people }) => sum + people, 0);
  let left = parts.reduce((sum, { people }) => sum + people, 0) - peopleShown;
  while (left > 0 && left < SHOWN_PEOPLE_MIN) {
    const smallest = shown.shift();
    if (smallest === undefined) break;
    left += smallest.people;
  }
  return new Set(shown.map(({ id }) => id));
}
