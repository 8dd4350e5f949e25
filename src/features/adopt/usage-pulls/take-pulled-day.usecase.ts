import { createHash } from 'node:crypto';
import type { RolloutRequest } from '../../../platform/request.ts';
import {
  type DayNumber,
  dateOfDay,
  type UsageSource,
  weekdayOf,
  weekOfDay,
} from '../usage/usage.ts';
import { readerOf } from '../usage-formats/detect-format.ts';
import type { JsonRows } from '../usage-formats/json-rows.ts';
import { readJsonUsage } from '../usage-formats/json-usage.ts';
import { importUsage } from '../usage-imports/import-usage.usecase.ts';
import { getDayLimits } from '../usage-imports/limits.store.ts';
import { markDaysReported } from '../usage-sources/mark-reported.usecase.ts';

/**
 * Takes in what a source answered about one day, a slice at a time; answers with a sentence where nothing of
 * it can be used. A day on which nobody used it was reported all the same.
 */
export function* takePulledDay(
  request: RolloutRequest,
  source: UsageSource,
  { day, rows }: { day: DayNumber; rows: JsonRows },
): Generator<undefined, string | undefined> {
  const reader = readerOf(source.kind);
  if (reader === undefined) return `Usage of ${source.kind} can’t be asked for.`;
  const limits = getDayLimits(request);
  const reading = readJsonUsage(reader, rows, { limits, day: dateOfDay(day).toString() });
  if (typeof reading === 'string') return reading;
  if (reading.batch.count === 0 && reading.refused > 0)
    return reading.refusedFirst[0]?.reason ?? 'None of the rows can be used.';
  if (reading.batch.count > 0) {
    const { name, kind } = source;
    const digest = createHash('sha256').update(JSON.stringify(rows.rows)).digest('hex');
    const input = { source: { name, kind }, way: 'pull' as const, reading, digest };
    const steps = importUsage(request, { ...input, isPartial: false });
    while (steps.next().done !== true) yield;
  }
  const weeks = new Map([[weekOfDay(day), 1 << weekdayOf(day)]]);
  markDaysReported(request, { sourceId: source.id, weeks, isPartial: false });
  return undefined;
}
