import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../../src/features/adopt/reports/report.ts';
import { formatReport } from '../../../../src/features/adopt/reports/report-formats.ts';
import { pagesOf } from '../verdicts/adopted-pages.ts';

const { whole } = pagesOf([
  { name: '=Steady|*', people: 10 },
  { name: '<b>Falling', people: 10, factor: (_, week) => 0.95 ** Math.max(0, week - 6) },
]);
const report = reportOf(whole, {
  completion: { says: 'Not complete: 1 of 12 criteria is not met.', missing: ['Is <b>use shown?'] },
  pace: {
    headline: 'If everyone went live now…',
    breaks: ['2 musts are open.'],
    unknown: ['Errors.'],
  },
});

describe('the report for the board', () => {
  it('says the same in every format, with how many people and weeks are behind it', () => {
    for (const format of ['md', 'html', 'json'] as const) {
      const text = formatReport(report, format);
      expect(text).toContain(
        '20 people with access, 28 full weeks since the week of 18 January 2027',
      );
      expect(text).toContain(
        '2 of 2 teams would have been called a success; 1 of them has declined since',
      );
      expect(text).toContain('version 2');
      expect(text).toContain('Not complete: 1 of 12 criteria is not met.');
      expect(text).toContain('2 musts are open.');
    }
    expect(formatReport(report, 'csv').split('\n')).toHaveLength(3);
  });

  it('lists teams by name with since when, and what could have been seen by now', () => {
    expect(report.teams.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['<b>Falling', 'declining'],
      ['=Steady|*', 'not shown yet'],
    ]);
    expect(report.teams[0]?.since).toBe('2027-01-18');
    expect(report.teams[1]?.wouldShow).toMatch(/^[\d.]+ % a week$/);
  });

  it('draws the weeks, and reads them out', () => {
    const html = formatReport(report, 'html');
    expect(html.match(/<polyline/g)).toHaveLength(2);
    expect(html).toMatch(/In the week of 2027-07-26 use per person stood at \d+/);
  });

  it('lets no name change the page or run in a spreadsheet', () => {
    expect(formatReport(report, 'html')).not.toContain('<b>Falling');
    expect(formatReport(report, 'md')).toContain('| =Steady\\|\\* |');
    expect(formatReport(report, 'csv')).toContain("'=Steady|*,not shown yet");
  });
});
