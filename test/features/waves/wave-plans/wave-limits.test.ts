import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitsOf, limitWords } from '../../../../src/features/waves/wave-plans/wave-limits.ts';
import { planWave } from '../../../../src/features/waves/wave-plans/wave-plan.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { CERTIFICATE, planFacts, waiting } from './plan-facts.ts';

describe('the speed limit', () => {
  const supply = { liveTeams: 3, championHours: 9, reviewerHours: 14 };

  it('is the smallest of what live teams, champions and reviewers allow, with every number said', () => {
    const limits = limitsOf(supply);
    expect(limits).toMatchObject({ bySpeed: 6, byChampions: 4, byReviewers: 4, places: 4 });
    expect(limitWords(limits)).toBe(
      "At most 4 new teams: 3 live teams allow 6 (2 each); 9 free champion hours a week are enough for 4 (2 h each); 14 free reviewer hours a week are enough for 4 (3 h each). The champions' hours are the tightest.",
    );
  });

  it('lets nobody in without a live team or without hours', () => {
    expect(limitsOf({ ...supply, liveTeams: 0 }).places).toBe(0);
    expect(limitsOf({ ...supply, reviewerHours: 2.9 }).places).toBe(0);
    expect(limitsOf({ ...supply, championHours: -3 }).places).toBe(0);
    expect(limitWords(limitsOf({ ...supply, championHours: 0 }))).toMatch(/^No new team: /);
  });
});

const anyTeam = fc.record({
  askedOn: fc.option(fc.integer({ min: 0, max: 40 })),
  isReady: fc.boolean(),
  workflows: fc.subarray(['triage', 'summaries', 'routing']),
  gaveWay: fc.boolean(),
});

it('whatever the facts: no more teams than places, only ready ones that asked, everyone else listed once', () => {
  const supply = fc.record({
    live: fc.integer({ min: 0, max: 6 }),
    championHours: fc.integer({ min: 0, max: 30 }),
    reviewerHours: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(anyTeam, { maxLength: 20 }), supply, (list, hours) => {
      const start = Temporal.PlainDate.from('2026-01-01');
      const teams = list.map((each, index) =>
        waiting(
          `T${index}`,
          each.askedOn === null ? undefined : start.add({ days: each.askedOn }).toString(),
          {
            workflows: each.workflows,
            gaveWay: each.gaveWay,
            lacks: each.isReady ? [] : [CERTIFICATE],
          },
        ),
      );
      const liveTeams = Array.from({ length: hours.live }, (_, index) => ({
        teamId: `live-${index}` as TeamId,
        teamName: `Live ${index}`,
        workflows: ['triage'],
      }));
      const plan = planWave(planFacts(teams, { ...hours, liveTeams }));
      const { places } = plan.limits;
      expect(places).toBe(
        Math.min(
          2 * hours.live,
          Math.floor(hours.championHours / 2),
          Math.floor(hours.reviewerHours / 3),
        ),
      );
      const ready = teams.filter((each) => each.askedAt && each.lacks.length === 0);
      expect(plan.chosen).toHaveLength(Math.min(places, ready.length));
      for (const each of plan.chosen) expect([each.lacks, !!each.askedAt]).toEqual([[], true]);
      const asked = teams.filter((each) => each.askedAt !== undefined).map((each) => each.teamId);
      const listed = [...plan.chosen, ...plan.queue].map((each) => each.teamId);
      expect([...listed].sort()).toEqual([...asked].sort());
      const oldest = planWave(
        planFacts(
          ready.map((each) => ({ ...each, gaveWay: false })),
          { ...hours, liveTeams },
        ),
      );
      if (places > 0 && ready.length > 0) expect(oldest.chosen[0]?.place).toBe(1);
      expect(plan.queue.filter((each) => each.because === 'gives-way').length).toBeLessThan(2);
      for (const { estimate } of plan.queue) {
        if (estimate.kind === 'weeks') expect(estimate.from).toBeLessThanOrEqual(estimate.to);
      }
    }),
    { numRuns: 200 },
  );
});
