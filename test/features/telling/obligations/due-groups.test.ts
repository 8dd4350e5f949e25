import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOverdue } from '../../../../src/features/contract/obligation.ts';
import { dueOf, owingOf, PEOPLE_SHOWN } from '../../../../src/features/telling/obligations/due.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anObligation } from '../../../support/builders.ts';

const today = Temporal.PlainDate.from('2027-01-04');
const owes = fc
  .record({
    person: fc.integer({ min: 0, max: 60 }),
    day: fc.constantFrom(undefined, '2027-01-01', '2027-01-04', '2027-01-09'),
    key: fc.integer({ min: 0, max: 9_999 }),
  })
  .map(({ person, day, key }) =>
    anObligation({
      personId: `U${person}` as UserId,
      key: `k${key}`,
      ...(day === undefined ? {} : { dueOn: Temporal.PlainDate.from(day) }),
    }),
  );

/** Names of which many are alike at the start, and one is unknown. */
const nameOf = (id: UserId) => `Name ${id.length}${[...id].reverse().join('')}`;
const namesOf = (people: readonly UserId[]) =>
  new Map(people.filter((id) => id !== 'U7').map((id) => [id, nameOf(id)]));

it('the first people are those whom putting everybody in order would bring first', () => {
  fc.assert(
    fc.property(fc.array(owes, { maxLength: 150 }), (owed) => {
      const byPerson = Map.groupBy(owed, ({ personId }) => personId);
      const inOrder = [...byPerson]
        .map(([id, own]) => ({
          name: namesOf([id]).get(id) ?? 'someone we don’t know yet',
          things: own.length,
          late: own.filter((one) => isOverdue(one, today)).length,
        }))
        .sort((a, b) => b.late - a.late || b.things - a.things || a.name.localeCompare(b.name));
      const due = dueOf(owingOf(owed, today), { today, isAbove: () => false }, namesOf);
      expect(due.groups.map(({ name }) => name)).toEqual(
        inOrder.slice(0, PEOPLE_SHOWN).map(({ name }) => name),
      );
      expect([due.people, due.things]).toEqual([byPerson.size, owed.length]);
      expect(due.overdue).toBe(inOrder.reduce((sum, { late }) => sum + late, 0));
    }),
  );
});

it('names are asked for only of those whom they can bring among the first', () => {
  const first = Array.from({ length: PEOPLE_SHOWN }, (_, at) => [
    anObligation({ personId: `UA${at}` as UserId, key: 'a' }),
    anObligation({ personId: `UA${at}` as UserId, key: 'b' }),
  ]).flat();
  const rest = Array.from({ length: 500 }, (_, at) =>
    anObligation({ personId: `UB${at}` as UserId, key: 'a' }),
  );
  const asked: UserId[] = [];
  dueOf(owingOf([...rest, ...first], today), { today, isAbove: () => false }, (people) => {
    asked.push(...people);
    return namesOf(people);
  });
  expect(asked).toHaveLength(PEOPLE_SHOWN);
});

it('what stands above the list is counted and not listed again', () => {
  const owed = ['a', 'b'].flatMap((key) =>
    ['UMIA', 'UBAO'].map((id) => anObligation({ key, personId: id as UserId })),
  );
  const due = dueOf(
    owingOf([...owed, anObligation({ key: 'a', personId: 'UTOM' as UserId })], today),
    { today, isAbove: ({ key }) => key === 'a' },
    namesOf,
  );
  expect([due.things, due.people, due.listed]).toEqual([5, 3, 2]);
  expect(due.groups.flatMap(({ obligations }) => obligations.map(({ key }) => key))).toEqual([
    'b',
    'b',
  ]);
});
