/*
 * One import from beginning to end: whose the rows are, what is new in them, and what is known of the weeks
 * since. It goes on a slice at a time; whoever runs it decides what happens in between.
 */
import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { keepUsage } from '../usage/keep-usage.usecase.ts';
import { recountWeeks } from '../usage/recount-weeks.usecase.ts';
import { type UsageKind, type UsageSource, weekOfDay } from '../usage/usage.ts';
import type { UsageReading } from '../usage-formats/usage-reading.ts';
import { ensureSource } from '../usage-sources/ensure-source.usecase.ts';
import { markDaysReported } from '../usage-sources/mark-reported.usecase.ts';
import { findUsageSource } from '../usage-sources/usage-sources.store.ts';
import { addImport, findSameImport, listCutOffImports, markFinished } from './import-log.store.ts';
import { type PlannedImport, planImport } from './import-plan.usecase.ts';
import { reportOf, reportOfRepeat } from './import-report.ts';
import { daysByWeek, type ImportReport, type ImportWay, isoDay } from './usage-import.ts';

export type ImportInput = {
  source: { name: string; kind: UsageKind; columns?: Readonly<Record<string, string>> | undefined };
  way: ImportWay;
  reading: UsageReading;
  /** SHA-256 of what was read, in hex. */
  digest: string;
  /** Undefined where it is to be judged from the rows. */
  isPartial?: boolean | undefined;
  isDryRun?: boolean | undefined;
  /** The company's own list of who is who. */
  listed?: ReadonlyMap<string, string> | undefined;
};

export type ImportProgress = { done: number; of: number };

/** What was imported before with the same content and still stands as it was; undefined when it has to be read. */
export function findRepeat(
  { database, rolloutId }: RolloutRequest,
  wanted: { source: string; digest: string; isPartial?: boolean | undefined },
): ImportReport | undefined {
  const known = findUsageSource(database, rolloutId, wanted.source);
  const same = known && findSameImport(database, known.id, wanted.digest);
  if (same === undefined) return undefined;
  const isOther = wanted.isPartial !== undefined && wanted.isPartial !== same.isPartial;
  return isOther ? undefined : reportOfRepeat(wanted.source, same);
}

/** Imports what was read; each step is one transaction, and the last one answers with the report. */
export function* importUsage(
  request: RolloutRequest,
  input: ImportInput,
): Generator<ImportProgress, ImportReport> {
  const isDryRun = input.isDryRun === true;
  const source = isDryRun
    ? findUsageSource(request.database, request.rolloutId, input.source.name)
    : ensureSource(request, input.source);
  if (source !== undefined && !isDryRun) yield* finishCutOff(request, source);
  const planned = yield* planImport(request, { ...input, sourceId: source?.id });
  const of = planned.plan.rows.length;
  const importId =
    source === undefined || isDryRun ? 0 : begin(request, input, { source, planned });
  const steps = keepUsage(request, { ...planned, batch: input.reading.batch, importId, isDryRun });
  let step = steps.next();
  while (step.done !== true) {
    yield { done: step.value, of };
    step = steps.next();
  }
  const counts = step.value;
  const report = reportOf({ ...input, source: input.source.name, isDryRun }, planned, counts);
  if (source !== undefined && !isDryRun)
    finish(request, input, { source, importId, planned, report });
  return report;
}

/** Does all of an import at once, for what is small. */
export function importAtOnce(request: RolloutRequest, input: ImportInput): ImportReport {
  return write(request.database, () => {
    const steps = importUsage(request, input);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value;
  });
}

type Of = { source: UsageSource; planned: PlannedImport };

function begin(request: RolloutRequest, input: ImportInput, { source, planned }: Of): number {
  const { database, acting, now } = request;
  return write(database, () =>
    addImport(database, {
      ...{ sourceId: source.id, way: input.way, by: acting.userId, digest: input.digest },
      ...{ sourceVersion: input.reading.version, rows: input.reading.rows },
      ...{ ...planned.range, isPartial: planned.isPartial, revised: 0, changed: 0 },
      ...{ startedAt: now, finishedAt: undefined },
    }),
  );
}

function finish(
  request: RolloutRequest,
  input: ImportInput,
  { source, importId, planned, report }: Of & { importId: number; report: ImportReport },
): void {
  const { database, now } = request;
  const { added, revised } = report;
  write(database, () => {
    markFinished(database, importId, { finishedAt: now, revised, changed: added + revised });
    const { range, isPartial } = planned;
    const weeks = daysByWeek(range, weekOfDay);
    markDaysReported(request, { sourceId: source.id, weeks, isPartial });
    if (input.way === 'telemetry' || added + revised === 0) return;
    record(request, {
      act: 'usage.imported',
      subject: `usage:${source.id}`,
      says: esc(
        `Usage of ${source.name} from ${isoDay(range.fromDay)} to ${isoDay(range.toDay)}: ${sayCount(added, 'new row')}, ${revised} revised, ${report.refused} refused.`,
      ),
      after: { way: input.way, people: report.people, isPartial },
    });
  });
}

/** What an import left half done when it was cut off is counted from what it has stored. */
function* finishCutOff(request: RolloutRequest, source: UsageSource): Generator<ImportProgress> {
  for (const { id, fromDay, toDay } of listCutOffImports(request.database, source.id)) {
    const weeks = recountWeeks(request, { sourceId: source.id, from: fromDay, to: toDay });
    for (const _week of weeks) yield { done: 0, of: 0 };
    write(request.database, () =>
      markFinished(request.database, id, {
        ...{ finishedAt: request.now, revised: 0, changed: 1, digest: '' },
      }),
    );
  }
}
