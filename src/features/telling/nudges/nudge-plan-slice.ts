import type { UserId } from '../../../platform/ids.ts';
import type { PeoplePart } from '../../contract/people-part.ts';

/** A stretch of people by their ids: after the one, up to and with the other. */
export type PeopleSlice = { after: string; upTo: string };

const LAST = '\u{10FFFF}';
export const EVERYBODY: PeopleSlice = { after: '', upTo: LAST };

/** So many people are planned for in one go; the event loop is free again in between. */
export const PEOPLE_PER_SLICE = 200;

/**
 * The next people after those whom a round has reached; the last slice takes all who are left. `people` is
 * asked for the next few, in lists each of which may hold others besides.
 */
export function nextSlice(
  people: (part: PeoplePart) => readonly Iterable<UserId>[],
  reached: UserId | null,
  size: number,
): { slice: PeopleSlice; people: UserId[] } {
  const after = reached ?? EVERYBODY.after;
  const part = { after, count: size + 1 };
  const left = firstInOrder(people(part), part);
  if (left.length <= size) return { slice: { after, upTo: LAST }, people: left };
  const upTo = left[size - 1] ?? LAST;
  return { slice: { after, upTo }, people: left.slice(0, size) };
}

function firstInOrder(people: readonly Iterable<UserId>[], { after, count }: PeoplePart): UserId[] {
  let first = new Set<UserId>();
  let last: string = LAST;
  const ordered = () => [...first].sort().slice(0, count);
  for (const ids of people) {
    for (const id of ids) {
      if (id <= after || id >= last) continue;
      first.add(id);
      if (first.size < 2 * count) continue;
      const kept = ordered();
      first = new Set(kept);
      last = kept.at(-1) ?? LAST;
    }
  }
  return ordered();
}

export function reachedBy({ upTo }: PeopleSlice): UserId | null {
  return upTo === LAST ? null : (upTo as UserId);
}
