import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lack } from '../../../../src/features/contract/wait.ts';
import { planWave, type WavePlan } from '../../../../src/features/waves/wave-plans/wave-plan.ts';
import { planSections } from '../../../../src/features/waves/wave-plans/wave-plan-words.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { CERTIFICATE, planFacts, waiting } from './plan-facts.ts';

const names = (plan: WavePlan) => plan.chosen.map((each) => each.teamName);
const lines = (plan: WavePlan, title: string) =>
  planSections(plan).find((section) => section.title === title)?.lines;

describe('the plan of a wave', () => {
  it('takes ready teams in the order in which they asked and says why', () => {
    const plan = planWave(
      planFacts([
        waiting('Sales', '2026-03-02'),
        waiting('Claims', '2026-02-02'),
        waiting('Billing', '2026-02-09', { lacks: [CERTIFICATE] }),
        waiting('Legal', '2026-02-16'),
      ]),
    );
    expect(names(plan)).toEqual(['Claims', 'Legal']);
    expect(planSections(plan)).toEqual([
      {
        title: 'Wave 1: 2 teams, 2 teams wait',
        lines: [
          'At most 2 new teams: 1 live team allows 2 (2 each); 20 free champion hours a week are enough for 10 (2 h each); 30 free reviewer hours a week are enough for 10 (3 h each). The speed limit is the tightest.',
        ],
      },
      {
        title: 'Who goes live',
        lines: [
          'Claims: ready, asked on 2 February, number 1 in the queue; Legal and Support can validate its learnings.',
          'Legal: ready, asked on 16 February, number 3 in the queue; Claims and Support can validate its learnings.',
        ],
      },
      {
        title: 'Who waits, and for what',
        lines: [
          'Sales waits for a place. 3 to 6 weeks: it is next, and a wave currently takes 2.',
          "For the champion's certificate (1): Billing.",
          'It is too early to say when the teams that lack something will go live; that depends on them.',
        ],
      },
    ]);
    expect(plan.queue.find((each) => each.teamName === 'Billing')?.estimate.words).toBe(
      "Can’t say yet: it depends on the champion's certificate. If that were settled now, it would be 3 to 6 weeks.",
    );
  });

  it('never takes a team that has not asked, and says which could be invited', () => {
    const plan = planWave(
      planFacts([waiting('Claims', '2026-02-02'), waiting('Sales', undefined)]),
    );
    expect(names(plan)).toEqual(['Claims']);
    expect(lines(plan, 'Who could be invited')).toEqual([
      '1 place is left. Ready, but haven’t asked to join: Sales.',
    ]);
  });

  it('lets the youngest request give way, once, so that two teams share a workflow', () => {
    const teams = [
      waiting('Claims', '2026-02-02'),
      waiting('Legal', '2026-02-09', { workflows: ['contract review'] }),
      waiting('Sales', '2026-02-16', { workflows: ['quotes'] }),
      waiting('Billing', '2026-02-23'),
    ];
    const plan = planWave(planFacts(teams));
    expect(names(plan)).toEqual(['Claims', 'Billing']);
    expect(lines(plan, 'Who waits, and for what')?.[1]).toBe(
      'Legal gives way once, so that two teams share a workflow and can learn from each other. 3 to 6 weeks: it is next, and a wave currently takes 2.',
    );
    const again = teams.map((each) => ({ ...each, gaveWay: each.teamName === 'Legal' }));
    expect(names(planWave(planFacts(again)))).toEqual(['Claims', 'Legal']);
  });

  it('lets another than the youngest give way where only that makes a pair', () => {
    const teams = [
      waiting('Claims', '2026-02-02', { workflows: ['claims'] }),
      waiting('Legal', '2026-02-09', { workflows: ['contract review'] }),
      waiting('Sales', '2026-02-16', { workflows: ['quotes'] }),
      waiting('Billing', '2026-02-23', { workflows: ['quotes'] }),
    ];
    const two = [1, 2].map((place) => ({
      teamId: `live-${place}` as TeamId,
      teamName: `Live ${place}`,
      workflows: ['triage'],
    }));
    const plan = planWave(planFacts(teams, { liveTeams: two, championHours: 6 }));
    expect(names(plan)).toEqual(['Claims', 'Sales', 'Billing']);
    expect(plan.queue[0]).toMatchObject({ teamName: 'Legal', because: 'gives-way' });
  });

  it('has a pair that shares a workflow whenever one team’s giving way makes one', () => {
    const tags = ['a', 'b', 'c', 'd', 'e', 'f'];
    const anyTeam = fc.record({
      tag: fc.constantFrom(...tags),
      gaveWay: fc.boolean(),
      isReady: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyTeam, { maxLength: 9 }),
        fc.integer({ min: 2, max: 8 }),
        (all, hours) => {
          const teams = all.map(({ tag, gaveWay, isReady }, at) =>
            waiting(
              `Team ${at}`,
              Temporal.PlainDate.from('2026-01-01').add({ days: at }).toString(),
              {
                workflows: [tag],
                gaveWay,
                lacks: isReady ? [] : [CERTIFICATE],
              },
            ),
          );
          const live = ['x', 'y'].map((name) => ({
            teamId: name as TeamId,
            teamName: name,
            workflows: ['other'],
          }));
          const plan = planWave(planFacts(teams, { liveTeams: live, championHours: hours }));
          const hasPair = (some: readonly { workflows: readonly string[] }[]) =>
            new Set(some.flatMap(({ workflows }) => workflows)).size < some.length;
          const ready = teams.filter(({ lacks }) => lacks.length === 0);
          const first = ready.slice(0, plan.limits.places);
          const others = ready.slice(plan.limits.places);
          const canBeHad = first.some(
            (leaving, at) =>
              at > 0 &&
              !leaving.gaveWay &&
              others.some((other) => hasPair([...first.filter((one) => one !== leaving), other])),
          );
          if (plan.chosen.length >= 2 && canBeHad) expect(hasPair(plan.chosen)).toBe(true);
          if (first[0] !== undefined) expect(names(plan)).toContain(first[0].teamName);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('estimates nothing where no place can be had, and says on what it depends', () => {
    const plan = planWave(planFacts([waiting('Claims', '2026-02-02')], { reviewerHours: 0 }));
    expect(planSections(plan)[0]?.title).toBe('Wave 1: no team can go live yet');
    expect(lines(plan, 'Who waits, and for what')).toEqual([
      'Claims waits for a place. Can’t say yet: it depends on the reviewers’ free hours.',
    ]);
  });

  it('shows what keeps the wave from starting', () => {
    const holds = ['Wave 0 bakes until Friday 20 March.'];
    const plan = planWave(planFacts([waiting('Claims', '2026-02-02')], { holds }));
    expect(planSections(plan)[0]?.lines[1]).toBe('Wave 0 bakes until Friday 20 March.');
  });

  it('reads the same for 500 teams as for 12: grouped, no list of names above five', () => {
    const workflows = ['triage', 'summaries', 'routing', 'quotes'];
    const lacks: Lack[] = [CERTIFICATE, { about: 'capacity', words: 'capacity for disruption' }];
    const teams = Array.from({ length: 500 }, (_, index) => {
      const askedOn = Temporal.PlainDate.from('2026-01-01')
        .add({ days: index % 60 })
        .toString();
      const lack = lacks[index % 5];
      return waiting(`Team ${String(index).padStart(3, '0')}`, askedOn, {
        workflows: [workflows[index % 4] ?? 'triage'],
        lacks: lack === undefined ? [] : [lack],
      });
    });
    const live = Array.from({ length: 20 }, (_, index) => ({
      teamId: `live-${index}` as TeamId,
      teamName: `Live ${index}`,
      workflows: ['triage'],
    }));
    const supply = { liveTeams: live, championHours: 60, reviewerHours: 90 };
    const plan = planWave(planFacts(teams, supply));
    expect(plan.chosen).toHaveLength(30);
    expect(plan.queue).toHaveLength(470);
    const all = planSections(plan).flatMap((section) => [section.title, ...section.lines]);
    expect(all.length).toBeLessThan(20);
    expect(Math.max(...all.map((line) => line.length))).toBeLessThan(260);
    expect(lines(plan, 'Who waits, and for what')?.slice(0, 2)).toEqual([
      'For a place (270): Team 187, Team 247, Team 307, Team 367, Team 427 and 265 more.',
      'The first of them in 3 to 12 weeks, the last foreseeable one in 27 weeks at the earliest.',
    ]);
  });
});
