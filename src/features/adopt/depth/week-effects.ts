/*
 * ln(actions) = person + week by least squares, people eliminated: what is left are as many equations as weeks,
 * however many people there are. Adding people is a sum, so a wave of any size is fitted a few teams at a time.
 */

export type WeekEquations = {
  /** Weeks since the first usable one. */
  weeks: number;
  /** Row by row: people in a week on the diagonal, less what people share between two weeks. */
  matrix: Float64Array;
  right: Float64Array;
  /** People in each week. */
  people: Float64Array;
  /** Cells less people: the degrees of freedom before the weeks are fitted. */
  free: number;
  /** The squares left before the weeks are fitted. */
  squares: number;
};

export type WeekEffects = {
  /** By week, free of level; 0 where nobody was active. */
  effects: Float64Array;
  residualSquares: number;
  degreesOfFreedom: number;
};

export function noWeekEquations(weeks: number): WeekEquations {
  return {
    weeks,
    matrix: new Float64Array(weeks * weeks),
    right: new Float64Array(weeks),
    people: new Float64Array(weeks),
    free: 0,
    squares: 0,
  };
}

/** Adds one person: the first `count` of their active weeks and of the logarithms of their actions. */
export function addPerson(
  equations: WeekEquations,
  weeks: Int32Array,
  logs: Float64Array,
  count: number,
): void {
  const { matrix, right, people } = equations;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += logs[index] as number;
  const mean = sum / count;
  for (let index = 0; index < count; index++) {
    const week = weeks[index] as number;
    const apart = (logs[index] as number) - mean;
    const row = week * equations.weeks;
    (people[week] as number)++;
    (right[week] as number) += apart;
    equations.squares += apart * apart;
    (matrix[row + week] as number)++;
    for (let other = 0; other < count; other++) {
      (matrix[row + (weeks[other] as number)] as number) -= 1 / count;
    }
  }
  equations.free += count - 1;
}

const CONVERGED = 1e-11;

/**
 * Solves for the weeks by conjugate gradients, preconditioned with the people in each week (Hestenes, Stiefel
 * 1952). Where nobody links two stretches of weeks, each has a mean of 0, as alternating means would leave it.
 */
export function solveWeekEffects(equations: WeekEquations): WeekEffects {
  const { weeks, right, people } = equations;
  const effects = new Float64Array(weeks);
  const rest = Float64Array.from(right);
  const scaled = new Float64Array(weeks);
  const along = new Float64Array(weeks);
  const image = new Float64Array(weeks);
  let size = precondition(rest, people, scaled);
  along.set(scaled);
  for (let round = 0; round < 2 * weeks && largest(scaled) > CONVERGED; round++) {
    multiply(equations, along, image);
    const curvature = product(along, image);
    if (curvature <= 0) break;
    const step = size / curvature;
    for (let week = 0; week < weeks; week++) {
      (effects[week] as number) += step * (along[week] as number);
      (rest[week] as number) -= step * (image[week] as number);
    }
    const next = precondition(rest, people, scaled);
    const keep = next / size;
    size = next;
    for (let week = 0; week < weeks; week++) {
      along[week] = (scaled[week] as number) + keep * (along[week] as number);
    }
  }
  const inSeries = people.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return {
    effects,
    residualSquares: Math.max(0, equations.squares - product(effects, right)),
    degreesOfFreedom: inSeries === 0 ? 0 : equations.free - inSeries + 1,
  };
}

function precondition(rest: Float64Array, people: Float64Array, into: Float64Array): number {
  let size = 0;
  for (let week = 0; week < rest.length; week++) {
    const count = people[week] as number;
    const value = count > 0 ? (rest[week] as number) / count : 0;
    into[week] = value;
    size += value * (rest[week] as number);
  }
  return size;
}

function multiply(equations: WeekEquations, vector: Float64Array, into: Float64Array): void {
  const { weeks, matrix } = equations;
  for (let week = 0; week < weeks; week++) {
    const row = week * weeks;
    let sum = 0;
    for (let other = 0; other < weeks; other++)
      sum += (matrix[row + other] as number) * (vector[other] as number);
    into[week] = sum;
  }
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++)
    sum += (one[index] as number) * (other[index] as number);
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    most = Math.max(most, Math.abs(values[index] as number));
  }
  return most;
}
