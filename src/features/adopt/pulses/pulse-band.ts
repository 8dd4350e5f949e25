/*
 * Shares are told in words. A band never tells a count, and leaves doubt about each answer even to somebody who
 * knows one of them.
 */
export const bands = ['few', 'half', 'most'] as const;
export type Band = (typeof bands)[number];

/** Fewer answers than this are told to nobody. */
export const TOLD_PEOPLE_MIN = 5;

/**
 * The band of a share, `yes` of `people`: most from 60 %, few below 40 %, about half between. Two at either
 * end always belong to the end: "few" of five people may be two, so that one who said yes learns nothing of the
 * others.
 */
export function bandOf(yes: number, people: number): Band {
  if (yes <= 2 || 10 * yes < 4 * people) return 'few';
  if (yes >= people - 2 || 10 * yes >= 6 * people) return 'most';
  return 'half';
}

/** The least and the most people who can have said yes where a band was told. */
export function yesIn(band: Band, people: number): { least: number; most: number } {
  const counts = countsTo(people).filter((yes) => bandOf(yes, people) === band);
  return { least: counts[0] ?? 0, most: counts.at(-1) ?? people };
}

export function countsTo(people: number): number[] {
  return Array.from({ length: people + 1 }, (_, yes) => yes);
}

/**
 * Whether counts of yes that are all possible leave open what each single person said, also to one of them who
 * knows their own answer: of the others neither all nor none are known to have said yes.
 */
export function leavesDoubt(possible: readonly number[], people: number): boolean {
  return [0, 1].every((own) => {
    const others = possible.map((yes) => yes - own).filter((yes) => yes >= 0 && yes < people);
    if (others.length === 0) return true;
    return others.some((yes) => yes > 0) && others.some((yes) => yes < people - 1);
  });
}
