import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AssignmentFacts,
  assignReviews,
  listReplaceable,
} from '../../../../src/features/prepare/reviews/assignment.ts';
import { type Review, roomOf } from '../../../../src/features/prepare/reviews/review.ts';
import { standingOf, verdicts } from '../../../../src/features/prepare/samples/finding.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const at = Temporal.Instant.from('2027-01-21T09:00:00Z');
const dueOn = Temporal.PlainDate.from('2027-01-26');
const person = (name: string) => `U${name}` as UserId;
const NAMES = ['A', 'B', 'C', 'D'].map(person);
const error = (id: string, workflow = 'replies') => ({
  ...{ id, workflow, url: undefined, note: 'A reply', wrong: 'The date', addedAt: at },
  ...{ source: 'person' as const, sourceId: undefined, addedBy: person('L') },
});
const output = (number: number, producerId?: UserId) => ({
  ...{ number, place: number, workflow: 'replies', producerId },
});
const facts = (change: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  outputs: Array.from({ length: 20 }, (_, index) => output(index + 1)),
  reviews: [],
  reviewers: NAMES.map((personId) => ({ personId, hoursPerWeek: 4, workflows: [] })),
  away: new Set(),
  planted: [],
  weekAgo: at.subtract({ hours: 7 * 24 }),
  ...change,
});
const asReview = (one: ReturnType<typeof assignReviews>[number], id: number): Review => ({
  ...{ ...one, id: String(id), askedAt: at, dueOn, given: undefined, withdrawn: undefined },
});

describe('who is asked to review what', () => {
  it('gives every output to one person, and every fifth to a second one', () => {
    const asked = assignReviews(facts());
    expect(asked.filter(({ part }) => part === 'first')).toHaveLength(20);
    const seconds = asked.filter(({ part }) => part === 'second');
    expect(seconds.map(({ outputNumber }) => outputNumber)).toEqual([5, 10, 15, 20]);
    for (const { outputNumber, reviewerId } of seconds) {
      const first = asked.find((one) => one.outputNumber === outputNumber && one.part === 'first');
      expect(first?.reviewerId).not.toBe(reviewerId);
    }
  });

  it('shares them evenly, and asks nobody who is away or does other work', () => {
    const [a, b, c, d] = NAMES as [UserId, UserId, UserId, UserId];
    const asked = assignReviews(
      facts({
        away: new Set([d]),
        reviewers: [a, b, d]
          .map((personId) => ({ personId, hoursPerWeek: 4, workflows: [] as string[] }))
          .concat([{ personId: c, hoursPerWeek: 4, workflows: ['triage'] }]),
      }),
    );
    const count = (who: UserId) => asked.filter(({ reviewerId }) => reviewerId === who).length;
    expect([count(a), count(b), count(c), count(d)]).toEqual([12, 12, 0, 0]);
  });

  it('never gives someone their own output, the same one twice, or more than their hours hold', () => {
    const reviewer = fc.record({
      personId: fc.constantFrom(...NAMES),
      hoursPerWeek: fc.double({ min: 0.1, max: 3, noNaN: true }),
      workflows: fc.constantFrom<readonly string[]>([], ['replies'], ['triage']),
    });
    const outputs = fc
      .array(fc.option(fc.constantFrom(...NAMES), { nil: undefined }), { maxLength: 40 })
      .map((producers) => producers.map((producer, index) => output(index + 1, producer)));
    fc.assert(
      fc.property(
        outputs,
        fc.uniqueArray(reviewer, { selector: ({ personId }) => personId }),
        fc.integer({ min: 1, max: 4 }),
        (drawn, reviewers, rounds) => {
          const planted = [error('p1'), error('p2')];
          const reviews: Review[] = [];
          for (let round = 0; round < rounds; round++) {
            const asked = assignReviews(facts({ outputs: drawn, reviewers, planted, reviews }));
            reviews.push(...asked.map((one, index) => asReview(one, round * 1000 + index)));
          }
          for (const { personId, ...one } of reviewers) {
            const theirs = reviews.filter(({ reviewerId }) => reviewerId === personId);
            expect(theirs.length).toBeLessThanOrEqual(roomOf({ personId, ...one }) + 1);
            const seen = theirs.map(({ outputNumber, plantedId }) => outputNumber ?? plantedId);
            expect(new Set(seen).size).toBe(seen.length);
          }
          for (const { outputNumber, reviewerId } of reviews) {
            const producer = drawn.find(({ number }) => number === outputNumber)?.producerId;
            expect(producer).not.toBe(reviewerId);
          }
        },
      ),
    );
  });

  it('counts what was done in the last seven days against the hours of the week', () => {
    const given = (hoursAgo: number) => ({
      verdict: 'right' as const,
      reason: undefined,
      at: at.subtract({ hours: hoursAgo }),
    });
    const done = (count: number, hoursAgo: number): Review[] =>
      Array.from({ length: count }, (_, index) => ({
        ...{ id: `${hoursAgo} ${index}`, part: 'first', workflow: 'replies', plantedId: undefined },
        ...{ outputNumber: 100 + hoursAgo + index, reviewerId: person('A'), askedAt: at, dueOn },
        ...{ given: given(hoursAgo), withdrawn: undefined },
      }));
    const reviewers = [{ personId: person('A'), hoursPerWeek: 1, workflows: [] }];
    const asked = (reviews: Review[]) => assignReviews(facts({ reviewers, reviews })).length;
    expect(asked([])).toBe(10);
    expect(asked(done(7, 24))).toBe(3);
    expect(asked(done(10, 24))).toBe(0);
    expect(asked(done(10, 24 * 7 + 1))).toBe(10);
  });

  it('asks for so many at once, and goes on where it stopped', () => {
    const first = assignReviews(facts(), 7);
    expect(first).toHaveLength(7);
    const rest = assignReviews(facts({ reviews: first.map(asReview) }));
    expect(first.length + rest.length).toBe(24);
  });

  it('takes a late review back only where somebody else has room for it', () => {
    const late = (number: number, reviewerId: UserId): Review => ({
      ...asReview({ ...assignReviews(facts())[0]!, outputNumber: number, reviewerId }, number),
    });
    const [a, b] = NAMES as [UserId, UserId];
    const reviewers = [
      { personId: a, hoursPerWeek: 4, workflows: [] },
      { personId: b, hoursPerWeek: 0.2, workflows: [] },
    ];
    const silent = [1, 2, 3].map((number) => late(number, a));
    const taken = (change: Partial<AssignmentFacts>) =>
      listReplaceable(facts({ reviewers, reviews: silent, ...change }), silent).length;
    expect(taken({})).toBe(2);
    expect(taken({ away: new Set([b]) })).toBe(0);
    expect(taken({ outputs: [output(1, b), output(2), output(3, b)] })).toBe(1);
  });

  it('puts one planted error before the twelfth output, each once for each person', () => {
    const outputs = Array.from({ length: 60 }, (_, index) => ({ ...output(index + 1), place: 1 }));
    const asked = assignReviews(
      facts({
        outputs,
        reviewers: [{ personId: person('A'), hoursPerWeek: 20, workflows: [] }],
        planted: [error('p1'), error('p2', 'triage'), error('p3')],
      }),
    );
    const places = asked.flatMap(({ part }, index) => (part === 'planted' ? [index] : []));
    expect(places).toEqual([11, 23]);
    expect(asked.flatMap(({ plantedId }) => plantedId ?? [])).toEqual(['p1', 'p3']);
  });

  it('asks someone else after a review was withdrawn, and never the same person', () => {
    const [asked] = assignReviews(facts({ outputs: [output(1)] }));
    const withdrawn = { ...asReview(asked!, 1), withdrawn: { at, why: 'silent' as const } };
    const again = assignReviews(facts({ outputs: [output(1)], reviews: [withdrawn] }));
    expect(again).toHaveLength(1);
    expect(again[0]!.reviewerId).not.toBe(asked!.reviewerId);
  });
});

describe('what two words about an output come to', () => {
  it('is disputed where they differ, counts the worse until the owner has spoken, and then the owner’s', () => {
    expect(standingOf([], undefined)).toEqual({ finding: undefined, isDisputed: false });
    expect(standingOf(['right'], undefined)).toEqual({ finding: 'right', isDisputed: false });
    expect(standingOf(['right', 'major'], undefined)).toEqual({
      finding: 'major',
      isDisputed: true,
    });
    expect(standingOf(['right', 'major'], 'right')).toEqual({
      finding: 'right',
      isDisputed: false,
    });
    expect(standingOf(['cannot-tell'], undefined)).toEqual({
      finding: undefined,
      isDisputed: true,
    });
    expect(standingOf(['minor'], 'cannot-tell')).toEqual({ finding: undefined, isDisputed: false });
  });

  it('is the same in whichever order they came', () => {
    const words = fc.array(fc.constantFrom(...verdicts), { maxLength: 3 });
    fc.assert(
      fc.property(words, (said) => {
        expect(standingOf(said.toReversed(), undefined)).toEqual(standingOf(said, undefined));
      }),
    );
  });
});
