/*
 * What is told of a pulse, so that no answer can be worked out over years. A cell is one group of five people or
 * more and a band. Three rules hold it together:
 * 1. Nobody is ever in two cells of one question. So no sum and no difference of cells is about fewer than five
 *    people, and no whole is computed from answers: what is said of all is said from the cells.
 * 2. A cell is judged again among its own people only. Newcomers wait until five of them can be a cell.
 * 3. It changes only if nobody who is missing this time could explain the change, and only to something that
 *    leaves every answer in doubt. Otherwise it stays as it was.
 */
import { type Band, bandOf, countsTo, leavesDoubt, TOLD_PEOPLE_MIN } from './pulse-band.ts';

/** Where people of teams that are too small are told together. */
export const TOGETHER = 'together';

/** An answer as it is counted: by whom under a key that no page shows, of which team, and whether it says yes. */
export type Counted = { person: string; group: string; saysYes: boolean };

export type Cell = {
  id: string;
  /** A team, or `TOGETHER`. */
  group: string;
  /** Everyone who was ever in it, by their keys: none of them comes into another cell. */
  members: readonly string[];
  /** Those whose answers the band is made of. */
  basis: readonly string[];
  band: Band;
};

export type Judged = { cell: Cell; before: Band | undefined; isNew: boolean };

type Again = Band | 'same';

/**
 * What is told after a pulse of one question: every cell as it is now, with the band that it had where that has
 * changed, and new cells of people who were in none. `newId` gives each of these its id.
 */
export function judgeCells(
  cells: readonly Cell[],
  answers: readonly Counted[],
  newId: () => string,
): Judged[] {
  const used = new Set(cells.flatMap(({ members }) => members));
  const fresh = answers.filter(({ person }) => !used.has(person));
  return [
    ...cells.map((cell) => judgeAgain(cell, answers)),
    ...newCells(fresh, newId).map((cell) => ({ cell, before: undefined, isNew: true })),
  ];
}

function judgeAgain(cell: Cell, answers: readonly Counted[]): Judged {
  const basis = new Set(cell.basis);
  const present = answers.filter(
    ({ person, group }) => basis.has(person) && (cell.group === TOGETHER || group === cell.group),
  );
  const told = outcomesOf(cell.band, { was: basis.size, present: present.length })[
    countYes(present)
  ];
  if (told === undefined || told === 'same') return { cell, before: undefined, isNew: false };
  const people = present.map(({ person }) => person).sort();
  return { cell: { ...cell, basis: people, band: told }, before: cell.band, isNew: false };
}

/**
 * For each number of yes among the people who are there again, what would be told. It depends on nothing but
 * numbers of people and the band that was told, so the silence tells nothing either.
 */
export function outcomesOf(
  band: Band,
  { was, present }: { was: number; present: number },
): readonly Again[] {
  const counts = countsTo(present);
  const same = counts.map((): Again => 'same');
  if (present < TOLD_PEOPLE_MIN) return same;
  const wanted = counts.map((yes) => changeTo(yes, band, { was, present }));
  const isSafe = (outcome: Again, of: readonly Again[]) =>
    leavesDoubt(
      counts.filter((yes) => of[yes] === outcome),
      present,
    );
  const outcomes = wanted.map((one): Again => (isSafe(one, wanted) ? one : 'same'));
  return outcomes.includes('same') && !isSafe('same', outcomes) ? same : outcomes;
}

/** Another band counts as changed only if the missing people, whatever they had said, don't explain the old one. */
function changeTo(
  yes: number,
  band: Band,
  { was, present }: { was: number; present: number },
): Again {
  const now = bandOf(yes, present);
  const couldBeOld = countsTo(was - present).some((missing) => bandOf(yes + missing, was) === band);
  return now === band || couldBeOld ? 'same' : now;
}

/** A cell for each team with five newcomers or more; the rest are told together, if they are five. */
function newCells(fresh: readonly Counted[], newId: () => string): Cell[] {
  const byTeam = [...Map.groupBy(fresh, ({ group }) => group)];
  const large = byTeam.filter(([, people]) => people.length >= TOLD_PEOPLE_MIN);
  const rest = byTeam.filter(([, people]) => people.length < TOLD_PEOPLE_MIN);
  const together = rest.flatMap(([, people]) => people);
  const groups: [string, readonly Counted[]][] =
    together.length < TOLD_PEOPLE_MIN ? large : [...large, [TOGETHER, together]];
  return groups.map(([group, answers]) => {
    const people = answers.map(({ person }) => person).sort();
    const band = bandOf(countYes(answers), answers.length);
    return { id: newId(), group, members: people, basis: people, band };
  });
}

function countYes(answers: readonly Counted[]): number {
  return answers.filter(({ saysYes }) => saysYes).length;
}
