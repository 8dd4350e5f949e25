import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PeoplePart, peopleOfPart } from '../../../../src/features/contract/people-part.ts';
import { nextSlice, reachedBy } from '../../../../src/features/telling/nudges/nudge-plan-slice.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const people = fc.uniqueArray(
  fc.stringMatching(/^[UW][A-Z0-9]{1,8}$/).map((id) => id as UserId),
  { maxLength: 40 },
);

it('a round takes everybody once, in goes of at most the given size', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 12 }), (ids, size) => {
      const inOrder = ids.toSorted();
      const listed = (part: PeoplePart) => [ids.toReversed(), peopleOfPart(inOrder, part)];
      const taken: UserId[] = [];
      let reached: UserId | null = null;
      do {
        const { slice, people: theirs } = nextSlice(listed, reached, size);
        const within = ids.filter((id) => id > slice.after && id <= slice.upTo);
        expect(theirs).toEqual(within.sort());
        expect(theirs.length).toBeLessThanOrEqual(size);
        taken.push(...theirs);
        reached = reachedBy(slice);
      } while (reached !== null);
      expect(taken.sort()).toEqual([...ids].sort());
    }),
  );
});

it('a round asks each list for no more than the next few, and still takes everybody', () => {
  fc.assert(
    fc.property(people, people, fc.integer({ min: 1, max: 12 }), (some, others, size) => {
      const lists = [some.toSorted(), others.toSorted()];
      const listed = (part: PeoplePart) => lists.map((ids) => peopleOfPart(ids, part));
      const taken: UserId[] = [];
      let reached: UserId | null = null;
      do {
        const { slice, people: theirs } = nextSlice(listed, reached, size);
        taken.push(...theirs);
        reached = reachedBy(slice);
      } while (reached !== null);
      expect(taken).toEqual([...new Set([...some, ...others])].sort());
    }),
  );
});
