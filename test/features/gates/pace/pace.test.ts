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

const REVIEWS_SHORT = {
  kind: 'breaks',
  says: 'Reviews would take 24 h a week; reviewers have 8 h free.',
} as const;

function facts(change: Partial<PaceFacts> = {}): PaceFacts {
  return {
    today: Temporal.PlainDate.from('2026-12-10'),
    teamsLive: 3,
    trained: { people: 30, finished: 12 },
    waiting: waitingTeams(9, 2),
    constraints: [review],
    hoursThatExist: 30,
    criteria: [aCriterion('a', 'pass'), aCriterion('b', 'fail'), aCriterion('c', 'no-data')],
    lines: [],
    ...change,
  };
}

describe('what would break if we went now', () => {
  it('is said in hours, people and unproven criteria', () => {
    const lines = [REVIEWS_SHORT, { kind: 'beside', says: 'In week one it looked well.' } as const];
    const report = paceReport(facts({ lines }));
    expect(report.headline).toBe(
      'If everyone went live now, 12 teams instead of 3, 5 things would break, and one thing is not known yet.',
    );
    expect(report.sentences).toEqual([
      'The pilot’s own work would take 48 h a week at 12 teams; 30 h are available, so 18 h would be missing every week.',
      '7 teams have no certified champion to ask: Team 3, Team 4, Team 5, Team 6, Team 7 and 2 more.',
      '1 of 3 criteria of the next gate is not met.',
      '18 of 30 people in live teams have not been trained.',
      'Reviews would take 24 h a week; reviewers have 8 h free.',
    ]);
    expect(report.unknowns).toEqual(['1 of 3 criteria of the next gate is not known yet.']);
    expect(report.beside).toEqual(['In week one it looked well.']);
    expect(report).toMatchObject({ hoursNeeded: 48, hoursShort: 18, wouldBreak: true });
  });

  it('is honest when nothing that is measured would break', () => {
    const report = paceReport(
      facts({
        waiting: waitingTeams(2, 2),
        criteria: [aCriterion('a', 'pass')],
        trained: { people: 30, finished: 30 },
      }),
    );
    expect(report.headline).toBe('Nothing we measure would break at 5 teams.');
    expect(report).toMatchObject({ wouldBreak: false, sentences: [], hoursShort: 0 });
  });

  it('keeps what nobody knows apart from what would break', () => {
    const unknown = {
      criteria: [aCriterion('a', 'no-data')],
      trained: { people: 0, finished: 0 },
      lines: [{ kind: 'unknown', says: 'Nobody samples the output yet.' } as const],
    };
    const report = paceReport(facts({ ...unknown, waiting: waitingTeams(2, 2), constraints: [] }));
    expect(report).toMatchObject({ wouldBreak: false, sentences: [] });
    expect(report.headline).toBe(
      'Nothing we measure would break at 5 teams, and 2 things are not known yet.',
    );
    expect(report.unknowns).toEqual([
      '1 of 1 criterion of the next gate is not known yet.',
      'Nobody samples the output yet.',
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
