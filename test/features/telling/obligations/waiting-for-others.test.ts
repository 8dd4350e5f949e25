import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import {
  concernsFor,
  isAllQuiet,
  quietOver,
} from '../../../../src/features/telling/obligations/quiet.ts';
import { nothingOwedWords } from '../../../../src/features/telling/obligations/quiet.view.ts';
import {
  holdsUp,
  othersOwe,
  withoutOwn,
} from '../../../../src/features/telling/obligations/waiting-for-others.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { anObligation } from '../../../support/builders.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const today = on('2027-03-10');
const wave = { startsOn: on('2027-03-22'), teamIds: new Set(['claims' as TeamId]) };
const wait = { kind: 'wave', number: 1 } as const;
const person = (id: string) => id as UserId;
const keys = (all: readonly { obligation: Obligation }[]) => all.map((one) => one.obligation.key);

describe('what waits for others', () => {
  it('is what holds something up, what is overdue, and what a team of the next wave owes before it starts', () => {
    const holds = (over: Partial<Obligation>) => holdsUp(anObligation(over), wave, today);
    expect(holds({ blocks: wait })).toBe(true);
    expect(holds({ dueOn: on('2027-03-09') })).toBe(true);
    expect(holds({ dueOn: today })).toBe(false);
    expect(holds({ dueOn: on('2027-03-22'), teamId: 'claims' as TeamId })).toBe(true);
    expect(holds({ dueOn: on('2027-03-23'), teamId: 'claims' as TeamId })).toBe(false);
    expect(holds({ dueOn: on('2027-03-22'), teamId: 'billing' as TeamId })).toBe(false);
    expect(holds({ teamId: 'claims' as TeamId })).toBe(false);
    expect(
      holdsUp(
        anObligation({ dueOn: on('2027-03-22'), teamId: 'claims' as TeamId }),
        undefined,
        today,
      ),
    ).toBe(false);
  });

  it('names each thing once, with everybody who owes it and since when', () => {
    const common = { key: 'a', blocks: wait, takers: ['lead'] as const };
    const [thing, ...rest] = othersOwe(
      [
        anObligation({ ...common, personId: person('UMIA'), sinceOn: on('2027-03-03') }),
        anObligation({ ...common, personId: person('UBAO'), sinceOn: on('2027-03-01') }),
      ],
      undefined,
      today,
    );
    expect(rest).toEqual([]);
    expect(thing?.people.toSorted()).toEqual(['UBAO', 'UMIA']);
    expect(String(thing?.sinceOn)).toBe('2027-03-01');
    expect(thing?.subject).toBe('a');
  });

  it('names one thing for the many who owe the same for their team, and none of them alone can be given on', () => {
    const share = (id: string) =>
      anObligation({
        key: `path:${id}`,
        personId: person(id),
        teamId: 'claims' as TeamId,
        dueOn: on('2027-03-21'),
      });
    const [thing, ...rest] = othersOwe([share('UMIA'), share('UBAO')], wave, today);
    expect(rest).toEqual([]);
    expect(thing?.people).toHaveLength(2);
    expect(thing?.subject).toBeUndefined();
  });

  it('shows what is overdue and waited for first, and leaves out what the reader owes as well', () => {
    const all = othersOwe(
      [
        anObligation({ key: 'late', dueOn: on('2027-03-01'), text: 'late' }),
        anObligation({ key: 'waited', blocks: wait, text: 'waited' }),
        anObligation({ key: 'both', blocks: wait, dueOn: on('2027-03-01'), text: 'both' }),
        anObligation({ key: 'mine', blocks: wait, text: 'mine', personId: person('ULENA') }),
      ],
      undefined,
      today,
    );
    expect(keys(withoutOwn(all, person('ULENA')))).toEqual(['both', 'waited', 'late']);
  });

  it('loses nothing and invents nothing, whatever is owed', () => {
    const owed = fc.array(
      fc.record({
        key: fc.constantFrom('a', 'b', 'c'),
        personId: fc.constantFrom(person('U1'), person('U2'), person('U3')),
        day: fc.integer({ min: -5, max: 20 }),
        waited: fc.boolean(),
        shared: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(owed, (drawn) => {
        const all = drawn.map(({ key, personId, day, waited, shared }) =>
          anObligation({
            key: shared ? key : `${key} own`,
            personId,
            dueOn: today.add({ days: day }),
            ...(waited ? { blocks: wait } : {}),
            ...(shared ? { takers: ['lead'] as const } : {}),
          }),
        );
        const told = othersOwe(all, wave, today);
        const holding = all.filter((one) => holdsUp(one, wave, today));
        expect(new Set(told.flatMap(({ people }) => people))).toEqual(
          new Set(holding.map(({ personId }) => personId)),
        );
        for (const { obligation } of told) expect(holding).toContain(obligation);
      }),
      { numRuns: 100 },
    );
  });
});

describe('“nothing needs you”', () => {
  const concern = { key: 'must', words: 'A must holds up the next wave.' };
  it('is said only where nothing is owed, waited for or out of order', () => {
    expect(isAllQuiet({ owed: 0, waiting: 0, concerns: [] })).toBe(true);
    expect(isAllQuiet({ owed: 1, waiting: 0, concerns: [] })).toBe(false);
    expect(isAllQuiet({ owed: 0, waiting: 1, concerns: [] })).toBe(false);
    expect(isAllQuiet({ owed: 0, waiting: 0, concerns: [concern] })).toBe(false);
    const said = (quiet: Parameters<typeof isAllQuiet>[0]) =>
      nothingOwedWords(quiet).includes('Nothing needs you');
    expect(said({ owed: 0, waiting: 0, concerns: [] })).toBe(true);
    expect(said({ owed: 0, waiting: 2, concerns: [] })).toBe(false);
    expect(said({ owed: 0, waiting: 0, concerns: [concern] })).toBe(false);
  });

  it('counts what nobody is asked for any more and what still holds the next step up', () => {
    const dropped = { obligation: anObligation(), subject: 'a', reason: '', by: '', on: today };
    const waiting = { shown: [], count: 0, overdue: 0, dropped: [dropped] };
    expect(isAllQuiet(quietOver(0, [{ waiting, concerns: [] }]))).toBe(false);
  });

  it('tells people of what is out of order in their own teams, and those who look after all of it of everything', () => {
    const ofClaims = { ...concern, teamId: 'claims' as TeamId };
    const teamIds = new Set(['claims' as TeamId]);
    expect(concernsFor([concern, ofClaims], { looksAfterAll: true, teamIds: new Set() })).toEqual([
      concern,
      ofClaims,
    ]);
    expect(concernsFor([concern, ofClaims], { looksAfterAll: false, teamIds })).toEqual([ofClaims]);
    expect(concernsFor([concern, ofClaims], { looksAfterAll: false, teamIds: new Set() })).toEqual(
      [],
    );
  });
});
