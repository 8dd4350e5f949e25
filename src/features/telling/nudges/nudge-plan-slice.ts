import type { UserId } from '../../../platform/ids.ts';

/** A stretch of people by their ids: after the one, up to and with the other. */
export type PeopleSlice = { after: string; upTo: string };

const LAST = '\u{10FFFF}';
export const EVERYBODY: PeopleSlice = { after: '', upTo: LAST };

/** So many people are planned for in one go; the event loop is free again in between. */
export const PEOPLE_PER_SLICE = 2000;

/** The next people after those whom a round has reached; the last slice takes all who are left. */
export function nextSlice(
  people: Iterable<UserId>,
  reached: UserId | null,
  size: number,
): PeopleSlice {
  const after = reached ?? EVERYBODY.after;
  const left = [...people].filter((id) => id > after);
  if (left.length <= size) return { after, upTo: LAST };
  return { after, upTo: left.sort()[size - 1] ?? LAST };
}

export function isIn({ after, upTo }: PeopleSlice, id: UserId): boolean {
  return id > after && id <= upTo;
}

export function reachedBy({ upTo }: PeopleSlice): UserId | null {
  return upTo === LAST ? null : (upTo as UserId);
}
