import type { UserId } from '../../../platform/ids.ts';
import { byUrgency, isOverdue, type Obligation } from '../../contract/obligation.ts';

/** So many people are shown by name; the others are counted. */
export const PEOPLE_SHOWN = 20;

export type DueGroup = {
  name: string;
  /** The most urgent first. */
  obligations: readonly Obligation[];
};

/** Who owes what on one rollout: the first people, and all of it in numbers. */
export type Due = {
  groups: readonly DueGroup[];
  /** How many people's things could be listed, shown or not. */
  listed: number;
  people: number;
  things: number;
  overdue: number;
};

export type Owing = { personId: UserId; obligations: readonly Obligation[]; late: number };

/** What is owed, person by person. */
export function owingOf(owed: readonly Obligation[], today: Temporal.PlainDate): Owing[] {
  return [...Map.groupBy(owed, ({ personId }) => personId)].map(([personId, obligations]) => ({
    personId,
    obligations,
    late: obligations.filter((one) => isOverdue(one, today)).length,
  }));
}

/**
 * Those with something overdue first, then by the number of open things, then by name. Names are asked
 * for only of those whom they can bring among the first.
 */
export function dueOf(
  owing: readonly Owing[],
  { today, isAbove }: { today: Temporal.PlainDate; isAbove: (one: Obligation) => boolean },
  namesOf: (people: readonly UserId[]) => ReadonlyMap<UserId, string>,
): Due {
  const listed = owing
    .map((one) =>
      one.obligations.some(isAbove)
        ? { ...one, obligations: one.obligations.filter((each) => !isAbove(each)) }
        : one,
    )
    .filter(({ obligations }) => obligations.length > 0);
  listed.sort(byWeight);
  const last = listed[PEOPLE_SHOWN - 1];
  const end =
    last === undefined
      ? listed.length
      : listed.findLastIndex((one) => byWeight(one, last) <= 0) + 1;
  const candidates = listed.slice(0, end);
  const names = namesOf(candidates.map(({ personId }) => personId));
  const named = candidates.map((one) => ({ ...one, name: names.get(one.personId) ?? UNKNOWN }));
  named.sort((a, b) => byWeight(a, b) || a.name.localeCompare(b.name));
  return {
    groups: named.slice(0, PEOPLE_SHOWN).map(({ name, obligations }) => ({
      name,
      obligations: obligations.toSorted(byUrgency(today)),
    })),
    listed: listed.length,
    people: owing.length,
    things: owing.reduce((sum, { obligations }) => sum + obligations.length, 0),
    overdue: owing.reduce((sum, { late }) => sum + late, 0),
  };
}

const UNKNOWN = 'someone we don’t know yet';

function byWeight(a: Owing, b: Owing): number {
  return b.late - a.late || b.obligations.length - a.obligations.length;
}
