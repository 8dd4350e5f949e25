import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { PeoplePart } from '../../contract/people-part.ts';

type ByKey = ReadonlyMap<string, Obligation>;

/** Everything that is owed, by who owes it and then by its key. */
export type Owed = {
  get(personId: UserId): ByKey | undefined;
  has(personId: UserId): boolean;
};

/** Asks once for each person, and only for those whom somebody asks about. */
export function owedAsAsked(listOf: (personId: UserId) => readonly Obligation[]): Owed {
  const known = new Map<UserId, ByKey>();
  const get = (personId: UserId): ByKey | undefined => {
    const own = known.get(personId) ?? byKeyOf(personId, listOf(personId));
    known.set(personId, own);
    return own.size === 0 ? undefined : own;
  };
  return { get, has: (personId) => get(personId) !== undefined };
}

type Long = { list: readonly Obligation[]; byKey: ByKey };
/** Leads owe thousands of things, and are asked about for each slice of people: theirs is kept as long as it is the same. */
const longOnes = new Map<UserId, Long>();
const LONG = 100;
const LONG_ONES_AT_MOST = 20;

function byKeyOf(personId: UserId, list: readonly Obligation[]): ByKey {
  const long = list.length < LONG ? undefined : longOnes.get(personId);
  if (long !== undefined && isSameList(long.list, list)) return long.byKey;
  const byKey = new Map(list.map((one) => [one.key, one]));
  if (list.length < LONG) return byKey;
  if (longOnes.size >= LONG_ONES_AT_MOST) longOnes.clear();
  longOnes.set(personId, { list, byKey });
  return byKey;
}

function isSameList(one: readonly Obligation[], other: readonly Obligation[]): boolean {
  return one.length === other.length && one.every((each, place) => each === other[place]);
}

/** What is owed over all rollouts that are under way: by person, by team, and by whom at all. */
export type OpenObligations = {
  of(personId: UserId): Obligation[];
  /** Those of the part, and in no order perhaps others; somebody who owes several things may come more than once. */
  people(part: PeoplePart): Iterable<UserId>;
  all(): Obligation[];
  /** What is owed about the named teams, by whomever. */
  about(teams: ReadonlySet<TeamId>): Obligation[];
};
