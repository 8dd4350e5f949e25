import { sayCount, sayFew } from '../../../platform/words.ts';
import type { KeepCounts } from '../usage/usage-batch.ts';
import type { UsagePlan } from '../usage/usage-plan.ts';
import type { UsageReading } from '../usage-formats/usage-reading.ts';
import { type ImportReport, isoDay, type PersonStanding, SHOWN_AT_MOST } from './usage-import.ts';

type Planned = {
  plan: UsagePlan;
  standings: readonly PersonStanding[];
  outliers: readonly number[];
  range: { fromDay: number; toDay: number };
  isPartial: boolean;
  looksPartial: boolean;
};

/** Puts together what became of every row. */
export function reportOf(
  { source, isDryRun, reading }: { source: string; isDryRun: boolean; reading: UsageReading },
  planned: Planned,
  counts: KeepCounts,
): ImportReport {
  const { plan, standings, outliers, range, isPartial, looksPartial } = planned;
  const { people, days, actions } = reading.batch.columns();
  const rowsOf = { matched: 0, unmatched: 0, program: 0, 'left-out': 0 };
  for (const row of plan.rows) rowsOf[standings[people[row] ?? 0] ?? 'left-out'] += 1;
  const peopleOf = (standing: PersonStanding) => standings.filter((one) => one === standing).length;
  const unmatched = reading.batch.people.filter((_key, at) => standings[at] === 'unmatched');
  const { added, revised, known } = counts;
  const isEmpty = range.toDay < range.fromDay;
  return {
    ...{ source, isRepeat: false, isDryRun, rows: reading.rows, added, revised, known },
    duplicates: reading.repeats === 'last' ? plan.repeated : 0,
    refused: reading.refused,
    refusedRows: reading.refusedFirst,
    flagged: outliers.length,
    flaggedRows: outliers.slice(0, SHOWN_AT_MOST).map((row) => ({
      person: reading.batch.people[people[row] ?? 0] ?? '',
      day: isoDay(days[row] ?? 0),
      actions: actions[row] ?? 0,
    })),
    leftOut: plan.rows.length - added - revised - known,
    people: {
      matched: peopleOf('matched'),
      unmatched: unmatched.length,
      programs: peopleOf('program'),
    },
    unmatchedPeople: unmatched.slice(0, SHOWN_AT_MOST),
    matchedRows: rowsOf.matched,
    unmatchedRows: rowsOf.unmatched + rowsOf.program,
    from: isEmpty ? undefined : isoDay(range.fromDay),
    to: isEmpty ? undefined : isoDay(range.toDay),
    isPartial,
    looksPartial,
  };
}

/** Of content that was imported before and still stands as it was. */
export function reportOfRepeat(
  source: string,
  before: { rows: number; fromDay: number; toDay: number; isPartial: boolean },
): ImportReport {
  return {
    ...{ source, isRepeat: true, isDryRun: false, rows: before.rows, added: 0, revised: 0 },
    ...{ known: before.rows, duplicates: 0, refused: 0, refusedRows: [], flagged: 0 },
    ...{ flaggedRows: [], leftOut: 0, people: { matched: 0, unmatched: 0, programs: 0 } },
    ...{ unmatchedPeople: [], matchedRows: 0, unmatchedRows: 0 },
    ...{ from: isoDay(before.fromDay), to: isoDay(before.toDay) },
    ...{ isPartial: before.isPartial, looksPartial: false },
  };
}

/** The report in sentences, the most important first. */
export function reportLines(report: ImportReport): string[] {
  const { source, rows, isDryRun, from, to, people } = report;
  if (report.isRepeat)
    return [
      `This was imported before (${source}, ${from} to ${to}), and nothing has changed since. Nothing was read again.`,
    ];
  const span = from === undefined ? '' : `, ${from} to ${to}`;
  const lines = [
    `${sayCount(rows, 'row')} of ${source}${span}: ${report.added} new, ${report.revised} revised, ${report.known} as before.`,
    `${sayCount(people.matched, 'person', 'people')} matched with ${sayCount(report.matchedRows, 'row')}.`,
  ];
  if (people.unmatched > 0)
    lines.push(
      `${sayCount(people.unmatched, 'person', 'people')} nobody knows yet, with ${sayCount(report.unmatchedRows, 'row')}: ${sayFew(report.unmatchedPeople, 5, people.unmatched)}. They stay in the totals; a lead settles who they are with /rollout usage.`,
    );
  if (people.programs > 0)
    lines.push(`${sayCount(people.programs, 'program')} kept apart from people.`);
  if (report.duplicates > 0)
    lines.push(
      `${sayCount(report.duplicates, 'row')} about a person and a day that another row speaks of: the last one counts.`,
    );
  if (report.leftOut > 0)
    lines.push(
      `${sayCount(report.leftOut, 'row')} left out: nothing is kept of single people where they work, or they erased those days.`,
    );
  if (report.flagged > 0)
    lines.push(
      `${sayCount(report.flagged, 'row')} with more than ten times that person’s usual day. They are kept: please look at them.`,
      ...report.flaggedRows.map((row) => `  ${row.person}, ${row.day}: ${row.actions}`),
    );
  if (report.refused > 0) {
    lines.push(`${sayCount(report.refused, 'row')} refused:`);
    for (const { line, reason } of report.refusedRows.slice(0, SHOWN_AT_MOST))
      lines.push(`  line ${line}: ${reason}`);
    const more = report.refused - Math.min(SHOWN_AT_MOST, report.refusedRows.length);
    if (more > 0) lines.push(`  and ${more} more`);
  }
  if (report.looksPartial)
    lines.push(
      'It has far fewer rows a day than the reports before, so I take it as a part: nothing is said of people who are not in it. Import it again with --whole if it is everyone.',
    );
  else if (report.isPartial)
    lines.push('Taken as a part: nothing is said of people who are not in it.');
  if (isDryRun) lines.push('This was a dry run: nothing was changed.');
  return lines;
}
