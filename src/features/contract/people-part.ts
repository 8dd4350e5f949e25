import type { UserId } from '../../platform/ids.ts';

/** So many people, in the order of their ids, who come after the one. */
export type PeoplePart = { after: string; count: number };

/** The people of the part; `ids` in their order, each once. */
export function peopleOfPart(
  ids: readonly UserId[],
  { after, count }: PeoplePart,
): readonly UserId[] {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') > after) high = middle;
    else low = middle + 1;
  }
  return ids.slice(low, low + count);
}
