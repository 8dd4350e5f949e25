import { describe, expect, it } from 'vitest';
import { type Report, reportOf } from '../../../../src/features/adopt/reports/report.ts';
import {
  formatReport,
  reportFormats,
} from '../../../../src/features/adopt/reports/report-formats.ts';
import { findRolloutPage } from '../../../../src/features/adopt/verdicts/adoption-pages.store.ts';
import {
  openUsageOffice,
  retellAsNothing,
  type UsageOffice,
  userOf,
} from '../verdicts/usage-office.ts';

const NOTHING_BESIDE = {
  completion: { says: '', missing: [] },
  pace: { headline: '', breaks: [], unknown: [] },
};

function reportAfter(office: UsageOffice, weeks: number): Report {
  office.look(weeks);
  const page = findRolloutPage(office.requestAfter(weeks));
  if (page === undefined) throw new Error('There is a page after a look.');
  return reportOf(page, NOTHING_BESIDE);
}

/** All that a format tells of use by the week, without the lines of what months have shown. */
function usedIn(report: Report, format: (typeof reportFormats)[number]): string {
  return formatReport({ ...report, says: '', teams: [], waves: [] }, format);
}

describe('whoever reads the report of two days', () => {
  it('finds in no format what one person did in between', () => {
    const office = openUsageOffice(
      [
        { name: 'Late', people: 6 },
        { name: 'Other', people: 8 },
      ],
      34,
    );
    const before = reportAfter(office, 24);
    retellAsNothing(office, userOf(0, 1), 24);
    const after = reportAfter(office, 24);

    expect(before.weeks.length).toBeGreaterThan(12);
    for (const format of reportFormats) expect(usedIn(after, format)).toBe(usedIn(before, format));
  });

  it('finds no figure of a team of fewer than five', () => {
    const office = openUsageOffice(
      [
        { name: 'Few', people: 4 },
        { name: 'Other', people: 8 },
      ],
      34,
    );
    const few = reportAfter(office, 24).teams.find(({ name }) => name === 'Few');
    expect(few).toMatchObject({ verdict: 'too small', since: '', wouldShow: '', flatWithin: '' });
  });
});
