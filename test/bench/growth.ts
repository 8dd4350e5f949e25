/* Figures of several sizes beside each other, with how fast they grow. */

/** What was measured at one size; a note where nothing could be. */
export type Measured = { value: number; held?: number } | { note: string };

export type SizeRow = {
  what: string;
  state: string;
  unit: string;
  target: { value: number; held?: number } | undefined;
  bySize: ReadonlyMap<number, Measured>;
};

/** Below this, what a figure is made of is noise, and so is its growth. */
const SMALLEST = 5;
/** A little more than 1, since no two runs are alike. */
export const LINEAR = 1.1;

/** The exponent by which a figure grows with the number of teams: 1 is linear, 0 is not at all. */
export function growthExponent(
  [fewTeams, few]: readonly [number, number],
  [manyTeams, many]: readonly [number, number],
): number {
  const floor = (value: number) => Math.max(SMALLEST, value);
  return Math.log(floor(many) / floor(few)) / Math.log(manyTeams / fewTeams);
}

/** From each size to the next; undefined where one of the two was not measured. */
export function growthOf({ bySize }: SizeRow): (number | undefined)[] {
  const sizes = [...bySize.entries()];
  return sizes.slice(1).map(([teams, many], index) => {
    const [fewTeams, few] = sizes[index] ?? [0, { note: '' }];
    if ('note' in few || 'note' in many) return undefined;
    return growthExponent([fewTeams, few.value], [teams, many.value]);
  });
}

const higherIsBetter = (row: SizeRow) => row.unit === '/s';

/** Met at every size; a figure that took too long is missed, and one without a target is neither. */
export function isMet(row: SizeRow): boolean | undefined {
  const { target } = row;
  if (target === undefined) return undefined;
  return [...row.bySize.values()].every((measured) => {
    if ('note' in measured) return false;
    if (higherIsBetter(row)) return measured.value >= target.value;
    return measured.value <= target.value && (measured.held ?? 0) <= (target.held ?? Infinity);
  });
}

/** Growth matters where more teams cost more: of times, not of answers a second. */
export function isLinear(row: SizeRow): boolean | undefined {
  if (row.unit !== 'ms') return undefined;
  const known = growthOf(row).filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.every((one) => one <= LINEAR);
}

export function growthTable(rows: readonly SizeRow[], sizes: readonly number[]): string {
  const head = [
    ...['', ''],
    ...sizes.map((size) => `${size} teams`),
    ...['target', ''],
    ...sizes.slice(1).map((size) => `growth to ${size}`),
    '',
  ];
  const lines = rows.map((row) => [
    ...[row.what, row.state],
    ...sizes.map((size) => cellOf(row.bySize.get(size), row.unit)),
    ...[targetOf(row), said(isMet(row), 'met', 'missed')],
    ...growthOf(row).map((one) => (one === undefined || row.unit !== 'ms' ? '' : one.toFixed(2))),
    said(isLinear(row), 'linear or better', 'worse than linear'),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellOf(measured: Measured | undefined, unit: string): string {
  if (measured === undefined) return '';
  if ('note' in measured) return measured.note;
  const value = rounded(measured.value);
  return measured.held === undefined ? `${value} ${unit}` : `${value} / ${rounded(measured.held)}`;
}

function targetOf({ target, unit, ...row }: SizeRow): string {
  if (target === undefined) return '';
  const sign = higherIsBetter({ target, unit, ...row }) ? '>=' : '<=';
  if (target.held === undefined) return `${sign} ${target.value} ${unit}`;
  if (!Number.isFinite(target.value)) return `held ${sign} ${target.held}`;
  return `${sign} ${target.value} / ${target.held}`;
}

const rounded = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const said = (is: boolean | undefined, yes: string, no: string) =>
  is === undefined ? '' : is ? yes : no;
