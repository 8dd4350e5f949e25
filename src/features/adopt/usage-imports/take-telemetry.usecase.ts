/* Measurements that tools push: a point that is sent again counts once, and only counts are kept. */
import { createHash } from 'node:crypto';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { addToDays, type MoreUsage } from '../usage/add-to-days.usecase.ts';
import { newlyCounted, readOtlp, TELEMETRY } from '../usage-formats/otlp-metrics.ts';
import { ensureSource } from '../usage-sources/ensure-source.usecase.ts';
import { addImport, findTelemetryImport } from './import-log.store.ts';
import { getDayLimits } from './limits.store.ts';
import { findSeries, removeSeriesBefore, saveSeries } from './series.store.ts';
import { getTelemetryNames } from './telemetry-names.store.ts';

/** Exporters repeat what they have counted every minute or so, until their process ends. */
const SERIES_KEPT_HOURS = 24 * 14;
/** How often it is noted that a counter which stands still is heard of. */
const NOTED_EVERY_HOURS = 24;

export type TelemetryOutcome =
  | { kind: 'taken'; refused: number; problem: string | undefined }
  | { kind: 'not-otlp' };

export function takeTelemetry(request: RolloutRequest, body: unknown): TelemetryOutcome {
  const read = readOtlp(body, getTelemetryNames(request), getDayLimits(request));
  if (read === undefined) return { kind: 'not-otlp' };
  const { points, refused, firstProblem: problem } = read;
  if (points.length === 0) return { kind: 'taken', refused, problem };
  return write(request.database, () => {
    const { database, now } = request;
    const source = ensureSource(request, { name: TELEMETRY, kind: 'otel' });
    const keptSince = now.subtract({ hours: SERIES_KEPT_HOURS }).epochMilliseconds;
    const notedAt = now.epochMilliseconds;
    const notedBefore = now.subtract({ hours: NOTED_EVERY_HOURS }).epochMilliseconds;
    const sums = new Map<string, MoreUsage>();
    let isNew = false;
    for (const point of points) {
      const series = hashOf(
        point.isCumulative ? point.series : [point.series, point.startedAt, point.at],
      );
      const before = findSeries(database, source.id, series, keptSince);
      const by = newlyCounted(point, before, keptSince);
      if (by > 0 || before === undefined) {
        const { startedAt, at: heardAt, value } = point;
        saveSeries(database, source.id, series, { startedAt, heardAt, value, notedAt });
        isNew ||= before === undefined;
      } else if (before.notedAt <= notedBefore) {
        saveSeries(database, source.id, series, { ...before, notedAt });
      }
      if (by === 0) continue;
      const key = `${point.day} ${point.person}`;
      const sum = sums.get(key) ?? {
        person: point.person,
        day: point.day,
        sessions: 0,
        seconds: 0,
      };
      sum[point.what] += by;
      sums.set(key, sum);
    }
    if (isNew) removeSeriesBefore(database, keptSince);
    if (sums.size > 0)
      addToDays(request, {
        sourceId: source.id,
        importId: importOf(request, source.id),
        more: [...sums.values()],
      });
    return { kind: 'taken', refused, problem };
  });
}

const hashOf = (of: unknown) =>
  createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 22);

/** All that is pushed belongs to one import that never ends. */
function importOf({ database, now }: RolloutRequest, sourceId: number): number {
  const known = findTelemetryImport(database, sourceId);
  if (known !== undefined) return known;
  return addImport(database, {
    ...{ sourceId, way: 'telemetry', by: 'groundswell', digest: '', sourceVersion: 'otlp-1' },
    ...{ fromDay: 0, toDay: -1, isPartial: false, rows: 0, revised: 0, changed: 0 },
    ...{ startedAt: now, finishedAt: now },
  });
}
