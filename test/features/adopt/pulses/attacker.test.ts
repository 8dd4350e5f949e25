/*
 * The attacker reads every page of 26 pulses, knows the rule, who was in which team, who answered, and what one
 * member said. An answer is learned if no other world looks the same to them. So for each answer a world is
 * looked for in which it is another one, and of which every page is the same to the letter.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, judgeCells } from '../../../../src/features/adopt/pulses/pulse-cell.ts';

const PULSES = 26;
const PEOPLE = 14;
const TEAMS = ['claims', 'billing'];

/** Of each person in each pulse: their team, or nothing where they had left, had not come yet or were silent. */
type Attendance = readonly (readonly (string | undefined)[])[];
/** What each person says in each pulse. */
type Answers = readonly (readonly boolean[])[];

const life = fc.record({
  from: fc.oneof(fc.constant(0), fc.nat(PULSES - 1)),
  stays: fc.oneof(fc.constant(PULSES), fc.integer({ min: 1, max: PULSES })),
  team: fc.nat(TEAMS.length - 1),
  movesAt: fc.option(fc.nat(PULSES - 1), { freq: 4, nil: PULSES }),
  silent: fc.array(fc.nat(9), { minLength: PULSES, maxLength: PULSES }),
});

const attendance: fc.Arbitrary<Attendance> = fc
  .array(life, { minLength: PEOPLE, maxLength: PEOPLE })
  .map((lives) =>
    Array.from({ length: PULSES }, (_, pulse) =>
      lives.map(({ from, stays, team, movesAt, silent }) => {
        if (pulse < from || pulse >= from + stays || (silent[pulse] ?? 0) < 1) return undefined;
        return TEAMS[(team + (pulse >= movesAt ? 1 : 0)) % TEAMS.length];
      }),
    ),
  );

/** Answers as extreme as they may be: leaning to one side by team and by time. */
const leaning = fc.constantFrom(0, 1, 2, 5, 8, 9, 10);
const once = fc.tuple(leaning, fc.array(fc.nat(9), { minLength: PEOPLE, maxLength: PEOPLE }));
const said = ([most, drawn]: [number, number[]]) => drawn.map((one) => one < most);
/** Nobody ever changes their mind: what was said once is said again. */
const forGood: fc.Arbitrary<Answers> = once.map((drawn) =>
  Array.from({ length: PULSES }, () => said(drawn)),
);
const anew: fc.Arbitrary<Answers> = fc
  .array(once, { minLength: PULSES, maxLength: PULSES })
  .map((all) => all.map(said));

/** Every page of all pulses, with the people behind each cell, of whom the attacker knows. */
function pagesOf(present: Attendance, answers: Answers): string {
  let cells: Cell[] = [];
  let made = 0;
  const pages = present.map((teams, pulse) => {
    const counted = teams.flatMap((group, person) =>
      group === undefined
        ? []
        : [{ person: `p${person}`, group, saysYes: answers[pulse]?.[person] ?? false }],
    );
    const judged = judgeCells(cells, counted, () => `${made++}`);
    cells = judged.map(({ cell }) => cell);
    return judged;
  });
  return JSON.stringify(pages);
}

/** The worlds in which the victim says the opposite: alone, or one other person as well. */
function* otherWorlds(
  answers: Answers,
  { victim, spy, pulse }: { victim: number; spy: number; pulse: number | undefined },
): Generator<Answers> {
  const flipped = (people: number[]): Answers =>
    answers.map((said, at) =>
      pulse === undefined || at === pulse
        ? said.map((one, person) => (people.includes(person) ? !one : one))
        : said,
    );
  yield flipped([victim]);
  const at = pulse ?? 0;
  const others = Array.from({ length: PEOPLE }, (_, person) => person).filter(
    (person) => person !== victim && person !== spy,
  );
  // Whoever says the opposite first: that keeps the counts.
  const isOther = (person: number) => answers[at]?.[person] !== answers[at]?.[victim];
  for (const other of others.toSorted((a, b) => Number(isOther(b)) - Number(isOther(a))))
    yield flipped([victim, other]);
  // Several people of whom nothing is known may have said something else too.
  for (const other of others)
    for (const third of others) if (third > other) yield flipped([victim, other, third]);
}

function isLearned(
  present: Attendance,
  answers: Answers,
  who: { victim: number; spy: number; pulse: number | undefined },
  pages: typeof pagesOf = pagesOf,
): boolean {
  const seen = pages(present, answers);
  for (const world of otherWorlds(answers, who)) if (pages(present, world) === seen) return false;
  return true;
}

/** The plain rule, for comparison: the share of five or more who are there, every time. */
function plainPages(present: Attendance, answers: Answers): string {
  const pages = present.map((teams, pulse) => {
    const people = teams.flatMap((team, person) => (team === undefined ? [] : [person]));
    const share = people.filter((one) => answers[pulse]?.[one]).length / people.length;
    if (people.length < 5) return undefined;
    return share >= 0.6 ? 'most' : share >= 0.4 ? 'half' : 'few';
  });
  return JSON.stringify(pages);
}

const someone = fc.nat(PEOPLE - 1);
const everyone = Array.from({ length: PEOPLE }, (_, person) => person);
const RUNS = { numRuns: 100 };

describe('somebody who reads every page of 26 pulses and has one member on their side', () => {
  it('learns nobody’s answer where people never change their minds', () => {
    fc.assert(
      fc.property(attendance, forGood, someone, (present, answers, spy) => {
        const learned = everyone.filter(
          (victim) =>
            victim !== spy && isLearned(present, answers, { victim, spy, pulse: undefined }),
        );
        expect(learned).toEqual([]);
      }),
      RUNS,
    );
  });

  it('learns nobody’s answer where every pulse is answered again', () => {
    const when = fc.nat(PULSES - 1);
    fc.assert(
      fc.property(attendance, anew, someone, when, (present, answers, spy, pulse) => {
        const learned = everyone.filter(
          (victim) => victim !== spy && isLearned(present, answers, { victim, spy, pulse }),
        );
        expect(learned).toEqual([]);
      }),
      RUNS,
    );
  });

  it('would learn a newcomer’s answer if a group were told of again with whoever is there', () => {
    const team = Array.from({ length: PEOPLE }, (_, person) => (person < 6 ? 'claims' : undefined));
    const present = [team.with(5, undefined), team];
    const answers = present.map(() => team.map((_, person) => person < 3));
    const who = { victim: 5, spy: 0, pulse: undefined };
    expect(isLearned(present, answers, who, plainPages)).toBe(true);
    expect(isLearned(present, answers, who)).toBe(false);
  });
});
