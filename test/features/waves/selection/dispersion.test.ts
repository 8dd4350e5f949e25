import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../../../../src/features/teams/teams/team.ts';
import {
  type Dispersion,
  disperse,
  type Points,
} from '../../../../src/features/waves/selection/dispersion.ts';
import {
  type Candidate,
  selectExpansion,
} from '../../../../src/features/waves/selection/selection.ts';
import { aCandidate, aTeam, SUPPORT } from './candidates.ts';

const today = Temporal.PlainDate.from('2026-03-09');

/** An independent reading of the rule: Gower's mean written out again, every subset by bit mask. */
function solve(contexts: readonly TeamContext[], k: number): { smallest: number; sum: number } {
  const offset = (zone: string) =>
    ({ 'Europe/Berlin': 1.5, 'Asia/Kolkata': 5.5, 'America/New_York': -4.5 })[zone] ?? 0;
  const apart = (a: TeamContext, b: TeamContext) => {
    const clock = Math.abs(offset(a.timeZone) - offset(b.timeZone));
    const union = new Set([...a.tools, ...b.tools]).size;
    const both = a.tools.filter((tool) => b.tools.includes(tool)).length;
    const parts = [
      a.function === b.function ? 0 : 1,
      ((a.place === b.place ? 0 : 1) + Math.min(1, Math.min(clock, 24 - clock) / 8)) / 2,
      Math.min(1, Math.abs(Math.log2(a.size / b.size)) / 3),
      Math.abs(a.seniority - b.seniority),
      a.regulated === b.regulated ? 0 : 1,
      1 - both / union,
    ];
    return parts.reduce((sum, part) => sum + part, 0) / 6;
  };
  let best = { smallest: -1, sum: -1 };
  for (let mask = 0; mask < 2 ** contexts.length; mask += 1) {
    const set = contexts.filter((_, index) => mask & (1 << index));
    if (set.length !== k) continue;
    const all = [SUPPORT, ...set];
    const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => apart(a, b)));
    const found = { smallest: Math.min(...pairs), sum: pairs.reduce((x, y) => x + y, 0) };
    const gain = found.smallest - best.smallest;
    if (gain > 1e-5 || (Math.abs(gain) <= 1e-5 && found.sum > best.sum)) best = found;
  }
  return best;
}

const context: fc.Arbitrary<TeamContext> = fc.record({
  function: fc.constantFrom('Support', 'Claims', 'Billing', 'Sales'),
  place: fc.constantFrom('Berlin', 'Pune', 'Boston'),
  timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/New_York'),
  size: fc.integer({ min: 2, max: 60 }),
  seniority: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  regulated: fc.boolean(),
  tools: fc.subarray(['SAP', 'Slack', 'Zendesk'], { minLength: 1 }),
});

function onLine(places: readonly number[]): Points {
  return {
    count: places.length - 1,
    distance: (a, b) => Math.abs((places[a] ?? 0) - (places[b] ?? 0)),
    order: (a, b) => Math.sign((a[0] ?? 0) - (b[0] ?? 0)),
  };
}

const found = (dispersion: Dispersion | undefined): Dispersion => {
  if (dispersion === undefined) throw new Error('No set was found.');
  return dispersion;
};

describe('the search for the teams that lie furthest apart', () => {
  it('finds what an independent solver of all subsets finds, for up to 14 teams', () => {
    const instance = fc.array(context, { minLength: 3, maxLength: 14 });
    fc.assert(
      fc.property(instance, fc.constantFrom(2 as const, 3 as const), (contexts, places) => {
        const candidates = contexts.map((each, index) => aCandidate(aTeam(`T${index}`, each)));
        const settings = { similarWorkflow: 0.5 };
        const pilot = aTeam('Pilot');
        const selection = selectExpansion({ pilot, candidates, places, today, settings });
        if (selection.kind !== 'proposed') throw new Error('Nothing was proposed.');
        const { smallest, sum } = solve(contexts, places);
        expect(selection.best.smallest).toBeCloseTo(smallest, 4);
        expect(selection.best.sum).toBeCloseTo(sum, 4);
        expect(selection.atMost).toBe(selection.best.smallest);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same teams whatever the order in which they are listed', () => {
    const shuffled = fc
      .array(context, { minLength: 3, maxLength: 9 })
      .map((contexts) => contexts.map((each, i) => aCandidate(aTeam(`T${i}`, each))))
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
    const chosen = (candidates: readonly Candidate[]) => {
      const question = { pilot: aTeam('Pilot'), places: 3 as const, today };
      const settings = { similarWorkflow: 0.5 };
      const selection = selectExpansion({ ...question, candidates, settings });
      if (selection.kind !== 'proposed') throw new Error('Nothing was proposed.');
      return [selection.best, selection.runnerUp].map((set) =>
        set?.teams.map((each) => each.team.name),
      );
    };
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(chosen(other)).toEqual(chosen(list));
      }),
      { numRuns: 60 },
    );
  });

  it('knows for every point the best set that contains it', () => {
    const exact = found(disperse(onLine([0, 10, 4, 7, 1]), 2));
    expect(exact.best).toEqual({ set: [1, 2], smallest: 4, sum: 20 });
    expect(exact.bestWith?.slice(1)).toEqual([4, 4, 3, 1]);
    expect(exact.runnerUp).toEqual({ set: [1, 3], smallest: 3, sum: 20 });
  });

  it('keeps its stated bound where not every set is looked at', () => {
    const places = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(places, fc.constantFrom(2 as const, 3 as const), (line, k) => {
        const points = onLine([0, ...line]);
        const exact = found(disperse(points, k));
        const quick = found(disperse(points, k, 0));
        expect(quick.method).toBe('exchange');
        expect(quick.best.smallest * 2).toBeGreaterThanOrEqual(exact.best.smallest);
        expect(quick.atMost).toBeGreaterThanOrEqual(exact.best.smallest);
        expect(quick.best.smallest).toBeLessThanOrEqual(quick.atMost);
        expect(quick.runnerUp?.set).not.toEqual(quick.best.set);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing where there are fewer teams than places', () => {
    expect(disperse(onLine([0, 5, 9]), 3)).toBeUndefined();
  });
});
