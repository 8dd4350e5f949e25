import { describe, expect, it } from 'vitest';
import type { Constraint } from '../../../../src/features/assess/constraints/constraint.ts';
import { type PaceFacts, paceReport } from '../../../../src/features/gates/pace/pace.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { aCriterion, LENA } from '../gates/gate-builders.ts';

const review: Constraint = {
  id: 'c1',
  kind: 'manual-work',
  text: 'A senior person reviews every output',
  hoursPerTeamPerWeek: 4,
  ownerId: LENA,
  plan: 'Sample instead',
  dueOn: undefined,
  blocks: [],
  recordedAt: Temporal.Instant.from('2026-11-03T10:00:00Z'),
  closed: undefined,
};

function waitingTeams(count: number, certified: number): PaceFacts['waiting'] {
  return Array.from({ length: count }, (_, i) => ({
    id: `T${i}` as TeamId,
    name: `Team ${i + 1}`,
    hasCertifiedChampion: i < certified,
  }));
}

const USUAL_REVIEWS = {
  outputsPerTeamPerWeek: 20,
  minutesEach: 6,
  reviewers: 2,
  hoursPerReviewerPerWeek: 4,
};

function facts(change: Partial<PaceFacts> = {}): PaceFacts {
  return {
    today: Temporal.PlainDate.from('2026-12-10'),
    teamsLive: 3,
    trained: { people: 30, finished: 12 },
    waiting: waitingTeams(9, 2),
    constraints: [review],
    hoursThatExist: 30,
    criteria: [aCriterion('a', 'pass'), aCriterion('b', 'fail'), aCriterion('c', 'no-data')],
    cautions: [],
    reviews: USUAL_REVIEWS,
    ...change,
  };
}

describe('what would break if we went now', () => {
  it('is said in hours, people and unproven criteria', () => {
    const report = paceReport(facts());
    expect(report.headline).toBe(
      'If everyone went live now, 12 teams instead of 3, 4 things would break, and one thing is not known yet.',
    );
    expect(report.sentences).toEqual([
      'The pilot’s own work would take 48 h a week at 12 teams; 30 h are available, so 18 h would be missing every week.',
      '7 teams have no certified champion to ask: Team 3, Team 4, Team 5, Team 6, Team 7 and 2 more.',
      '1 of 3 criteria of the next gate is not met.',
      'Sampled reviews would take 24 h a week; 2 reviewers have 8 h.',
    ]);
    expect(report.unknowns).toEqual(['1 of 3 criteria of the next gate is not known yet.']);
    expect(report).toMatchObject({ hoursNeeded: 48, hoursShort: 18, wouldBreak: true });
  });

  it('is honest when nothing that is measured would break', () => {
    const report = paceReport(
      facts({
        waiting: waitingTeams(2, 2),
        criteria: [aCriterion('a', 'pass')],
        reviews: {
          outputsPerTeamPerWeek: 5,
          minutesEach: 6,
          reviewers: 2,
          hoursPerReviewerPerWeek: 4,
        },
      }),
    );
    expect(report.headline).toBe('Nothing we measure would break at 5 teams.');
    expect(report).toMatchObject({ wouldBreak: false, sentences: [], hoursShort: 0 });
  });

  it('keeps what nobody knows apart from what would break', () => {
    const unknown = { criteria: [aCriterion('a', 'no-data')], reviews: undefined };
    const report = paceReport(facts({ ...unknown, waiting: waitingTeams(2, 2), constraints: [] }));
    expect(report).toMatchObject({ wouldBreak: false, sentences: [] });
    expect(report.headline).toBe(
      'Nothing we measure would break at 5 teams, and 2 things are not known yet.',
    );
    expect(report.unknowns).toEqual([
      '1 of 1 criterion of the next gate is not known yet.',
      'Nobody samples the output yet, so we don’t know how many errors get through.',
    ]);
  });

  it('does not call unknown hours enough', () => {
    const report = paceReport(facts({ hoursThatExist: undefined }));
    expect(report.hoursShort).toBeUndefined();
    expect(report.unknowns[0]).toBe(
      'The pilot’s own work would take 48 h a week at 12 teams; nobody has said yet how many hours are available.',
    );
    expect(report.chart.series.map((series) => series.name)).toEqual(['Hours needed']);
  });

  it('counts reviewers that do not exist as no hours at all', () => {
    const reviews = { ...USUAL_REVIEWS, reviewers: 0 };
    expect(paceReport(facts({ reviews })).reviews).toEqual({
      hoursNeeded: 24,
      hoursThatExist: 0,
      hoursShort: 24,
      reviewers: 0,
    });
  });

  it('draws one line for the hours needed and one for the hours that exist, within Slack’s limits', () => {
    const { chart } = paceReport(facts());
    expect(chart).toEqual({
      title: 'Hours a week by number of teams',
      unit: 'h a week',
      labels: ['3 teams', '10 teams', '12 teams', '30 teams'],
      series: [
        { name: 'Hours needed', values: [12, 40, 48, 120] },
        { name: 'Hours available', values: [30, 30, 30, 30] },
      ],
    });
    expect(chart.title.length).toBeLessThanOrEqual(50);
    for (const label of chart.labels) expect(label.length).toBeLessThanOrEqual(20);
  });
});
