import type { DepthSettings } from './depth-settings.ts';
import { at } from './person-weeks.ts';
import type { Series } from './two-series.ts';

/** What a straight line by plain least squares leaves, and how much each item pulls the line to itself. */
export type StraightLine = {
  residuals: Float64Array;
  leverages: Float64Array;
  /** The pull of an item on the line at the one before it. */
  pullOnBefore: Float64Array;
};

/** The line through the items from `first` up to `end`; one item alone is met exactly. */
export function straightLine(series: Series, first: number, end: number): StraightLine {
  const count = end - first;
  let weekSum = 0;
  let valueSum = 0;
  for (let item = first; item < end; item++) {
    weekSum += at(series.weeks, item);
    valueSum += at(series.values, item);
  }
  const middle = weekSum / count;
  let squares = 0;
  let products = 0;
  for (let item = first; item < end; item++) {
    const apart = at(series.weeks, item) - middle;
    squares += apart * apart;
    products += apart * at(series.values, item);
  }
  const slope = squares === 0 ? 0 : products / squares;
  const pull = (one: number, other: number) =>
    1 / count + (squares === 0 ? 0 : (one * other) / squares);
  const line: StraightLine = {
    residuals: new Float64Array(count),
    leverages: new Float64Array(count),
    pullOnBefore: new Float64Array(count),
  };
  let before = 0;
  for (let index = 0; index < count; index++) {
    const apart = at(series.weeks, first + index) - middle;
    line.residuals[index] = at(series.values, first + index) - valueSum / count - slope * apart;
    line.leverages[index] = pull(apart, apart);
    line.pullOnBefore[index] = index === 0 ? 0 : pull(apart, before);
    before = apart;
  }
  return line;
}

/** The parts of a series that have a straight line of their own, as places of their items. */
export function blocksOf(items: number, settings: DepthSettings): [first: number, end: number][] {
  const blocks = Math.max(1, Math.floor(items / settings.noiseBlock));
  return Array.from({ length: blocks }, (_, block) => [
    Math.floor((block * items) / blocks),
    Math.floor(((block + 1) * items) / blocks),
  ]);
}
