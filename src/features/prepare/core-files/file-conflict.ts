export type Conflict = {
  path: string;
  id: string;
  line: number;
  ours: string;
  theirs: string;
};

/** Where both sides stand beside what was last exported. */
export type Sides = {
  /** Undefined where the entry was neither exported nor read from a file before. */
  base: string | undefined;
  ours: string;
  theirs: string;
};

/** Whether a file brings something new, and whether taking it would lose something of ours. */
export function compareSides({
  base,
  ours,
  theirs,
}: Sides): 'same' | 'theirs' | 'ours' | 'conflict' {
  const [was, here, there] = [base, ours, theirs].map((text) => text?.replace(/\r\n?/g, '\n'));
  if (here === there) return 'same';
  if (there === was) return 'ours';
  return here === was ? 'theirs' : 'conflict';
}

/** The first line in which two texts differ, with both of its wordings. */
export function firstDifference(
  ours: string,
  theirs: string,
): Pick<Conflict, 'line' | 'ours' | 'theirs'> {
  const [mine, other] = [ours, theirs].map((text) => text.split(/\r\n|\r|\n/)) as [
    string[],
    string[],
  ];
  const count = Math.max(mine.length, other.length);
  for (let index = 0; index < count; index += 1) {
    if (mine[index] === other[index]) continue;
    return { line: index + 1, ours: mine[index] ?? '', theirs: other[index] ?? '' };
  }
  return { line: 1, ours: '', theirs: '' };
}
