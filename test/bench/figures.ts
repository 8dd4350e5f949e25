/* Medians, percentiles, and the table that is printed. */
export type Figure = {
  what: string;
  ours: number;
  floor: number | undefined;
  unit: string;
  /** Ours divided by the floor, or ours alone where there is no floor. */
  judged: number;
  target: number;
  met: boolean;
};

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** Judged as a ratio to a floor measured in the same run. */
export function ratio(
  what: string,
  unit: string,
  ours: number,
  floor: number,
  target: number,
): Figure {
  const judged = ours / floor;
  return { what, unit, ours, floor, judged, target, met: judged <= target };
}

/** Judged by itself. */
export function absolute(what: string, unit: string, ours: number, target: number): Figure {
  return { what, unit, ours, floor: undefined, judged: ours, target, met: ours <= target };
}

export function table(figures: readonly Figure[]): string {
  const head = ['', 'ours', 'bare Bolt', 'ratio', 'target', ''];
  const rows = figures.map((one) => [
    one.what,
    `${one.ours.toFixed(one.unit === 'ms' ? 2 : 0)} ${one.unit}`,
    one.floor === undefined ? '' : `${one.floor.toFixed(one.unit === 'ms' ? 2 : 0)} ${one.unit}`,
    one.floor === undefined ? '' : one.judged.toFixed(2),
    one.floor === undefined ? `<= ${one.target} ${one.unit}` : `<= ${one.target}`,
    one.met ? 'met' : 'missed',
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
