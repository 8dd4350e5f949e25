/**
 * Which k points lie furthest apart, the fixed point 0 included: max-min dispersion. Points are numbered
 * 1 to n; `order` settles ties in distance (negative: the first set is better), so that there is one answer.
 */
export type Points = {
  count: number;
  distance: (a: number, b: number) => number;
  order: (a: readonly number[], b: readonly number[]) => number;
};

export type Spread = { set: readonly number[]; smallest: number; sum: number };

export type Dispersion = {
  best: Spread;
  runnerUp: Spread | undefined;
  /** For each point, the greatest smallest distance of any set that contains it; undefined when not computed. */
  bestWith: readonly number[] | undefined;
  method: 'exact' | 'exchange';
  /** No set has a smallest distance above this. Equal to the best's own when the method is exact. */
  atMost: number;
};

/** Up to here every set is looked at: 280,840 sets of three. */
export const EXACT_UP_TO = 120;

export function spreadOf(points: Points, set: readonly number[]): Spread {
  let smallest = Number.POSITIVE_INFINITY;
  let sum = 0;
  const all = [0, ...set];
  for (let i = 0; i < all.length; i += 1) {
    for (let j = i + 1; j < all.length; j += 1) {
      const distance = points.distance(all[i] ?? 0, all[j] ?? 0);
      smallest = Math.min(smallest, distance);
      sum += distance;
    }
  }
  return { set: [...set].sort((a, b) => a - b), smallest, sum: Math.round(sum * 1e6) / 1e6 };
}

/** Greater smallest distance first, then greater sum of distances, then the order handed in. */
export function compareSpreads(points: Points, a: Spread, b: Spread): number {
  return b.smallest - a.smallest || b.sum - a.sum || points.order(a.set, b.set);
}

export function disperse(
  points: Points,
  k: 2 | 3,
  exactUpTo = EXACT_UP_TO,
): Dispersion | undefined {
  if (points.count < k) return undefined;
  return points.count <= exactUpTo ? everySet(points, k) : exchange(points, k);
}

function everySet(points: Points, k: 2 | 3): Dispersion {
  const n = points.count;
  const side = n + 1;
  const matrix = new Float64Array(side * side);
  for (let a = 0; a < side; a += 1) {
    for (let b = 0; b < side; b += 1) matrix[a * side + b] = a === b ? 0 : points.distance(a, b);
  }
  const at = (a: number, b: number) => matrix[a * side + b] ?? 0;
  const bestWith = new Array<number>(side).fill(-1);
  const podium: Spread[] = [];
  const offer = (set: readonly number[], smallest: number) => {
    for (const each of set) bestWith[each] = Math.max(bestWith[each] ?? -1, smallest);
    const last = podium[1];
    if (last !== undefined && smallest < last.smallest) return;
    const spread = spreadOf({ ...points, distance: at }, set);
    if (last !== undefined && compareSpreads(points, spread, last) >= 0) return;
    podium.push(spread);
    podium.sort((a, b) => compareSpreads(points, a, b));
    podium.length = Math.min(podium.length, 2);
  };
  for (let a = 1; a <= n; a += 1) {
    for (let b = a + 1; b <= n; b += 1) {
      const pair = Math.min(at(0, a), at(0, b), at(a, b));
      if (k === 2) offer([a, b], pair);
      else offerTriples(a, b, pair);
    }
  }
  function offerTriples(a: number, b: number, pair: number) {
    for (let c = b + 1; c <= n; c += 1) {
      const smallest = Math.min(pair, at(0, c), at(a, c), at(b, c));
      const weak = podium[1] !== undefined && smallest < podium[1].smallest;
      const known = Math.min(bestWith[a] ?? -1, bestWith[b] ?? -1, bestWith[c] ?? -1) >= smallest;
      if (!(weak && known)) offer([a, b, c], smallest);
    }
  }
  const [best, runnerUp] = podium;
  if (best === undefined) throw new RangeError('There are fewer points than places.');
  return { best, runnerUp, bestWith, method: 'exact', atMost: best.smallest };
}

/**
 * Above that: farthest-first (each step takes the point whose nearest chosen one is farthest), then single
 * exchanges as long as one improves. Bound: at every step some point of the best set lies at least half its
 * smallest distance from all that is chosen, because the balls of that radius around the best set (and
 * the fixed point) are disjoint; so farthest-first reaches at least half of the best (S. S. Ravi,
 * D. J. Rosenkrantz, G. K. Tayi, Operations Research 42, 1994), and an exchange never lowers it. Also, no
 * set reaches more than the k-th greatest distance to the fixed point. The smaller bound is stated.
 */
function exchange(points: Points, k: 2 | 3): Dispersion {
  const all = Array.from({ length: points.count }, (_, index) => index + 1);
  let set: number[] = [];
  while (set.length < k) set = [...set, farthest(points, all, set)];
  const greedy = spreadOf(points, set);
  let best = greedy;
  let runnerUp: Spread | undefined;
  for (let improved = true; improved; ) {
    improved = false;
    for (const next of neighbours(points, all, best.set)) {
      if (compareSpreads(points, next, best) < 0) {
        runnerUp = best;
        best = next;
        improved = true;
        break;
      }
      if (runnerUp === undefined || compareSpreads(points, next, runnerUp) < 0) runnerUp = next;
    }
  }
  const toFixed = all.map((point) => points.distance(0, point)).sort((a, b) => b - a);
  const atMost = Math.min(2 * greedy.smallest, toFixed[k - 1] ?? 0);
  return { best, runnerUp, bestWith: undefined, method: 'exchange', atMost };
}

function farthest(points: Points, all: readonly number[], set: readonly number[]): number {
  const chosen = [0, ...set];
  let best = { point: 0, nearest: -1 };
  for (const point of all) {
    if (set.includes(point)) continue;
    const nearest = Math.min(...chosen.map((each) => points.distance(each, point)));
    const tie = nearest === best.nearest && points.order([point], [best.point]) < 0;
    if (nearest > best.nearest || tie) best = { point, nearest };
  }
  return best.point;
}

function* neighbours(points: Points, all: readonly number[], set: readonly number[]) {
  for (const out of set) {
    const kept = set.filter((each) => each !== out);
    for (const into of all) {
      if (!set.includes(into)) yield spreadOf(points, [...kept, into]);
    }
  }
}
