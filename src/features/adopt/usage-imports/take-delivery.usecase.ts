import { createHash } from 'node:crypto';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { UsageKind } from '../usage/usage.ts';
import { detectJson } from '../usage-formats/detect-format.ts';
import { isRecord, type JsonRows, readJsonRows } from '../usage-formats/json-rows.ts';
import { type JsonReader, readJsonUsage } from '../usage-formats/json-usage.ts';
import { plainRowsReader } from '../usage-formats/plain-rows.ts';
import { findUsageSource } from '../usage-sources/usage-sources.store.ts';
import { importAtOnce } from './import-usage.usecase.ts';
import { getDayLimits } from './limits.store.ts';
import type { ImportReport } from './usage-import.ts';

/** How many records are taken at once, so that nobody else has to wait for them. */
const RECORDS_MAX = 5_000;

/**
 * Takes a delivery by webhook: `{"source":"chatgpt","rows":[{"person","day","actions"}]}`, or a page as one
 * of the known sources gives it, with `"day"` beside it where its rows carry none. A sentence where
 * nothing of it can be used.
 */
export function takeDelivery(request: RolloutRequest, body: unknown): ImportReport | string {
  if (!isRecord(body)) return 'Send an object with "rows", or a page of a source that is known.';
  const found = Array.isArray(body.rows) ? rowsOf(body.rows) : readJsonRows(JSON.stringify(body));
  if (found.rows.length > RECORDS_MAX)
    return `Send at most ${RECORDS_MAX} records at once; these are ${found.rows.length}.`;
  const reader = Array.isArray(body.rows) ? plainRowsReader : detectJson(found);
  if (typeof reader === 'string') return reader;
  const day = typeof body.day === 'string' ? body.day : undefined;
  const reading = readJsonUsage(reader, found, { limits: getDayLimits(request), day });
  if (typeof reading === 'string') return reading;
  if (reading.batch.count === 0 && reading.refused > 0)
    return reading.refusedFirst[0]?.reason ?? 'None of the rows can be used.';
  const source = sourceOf(request, body.source, reader);
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const isPartial = body.partial === true ? true : body.partial === false ? false : undefined;
  return importAtOnce(request, { source, way: 'webhook', reading, digest, isPartial });
}

function rowsOf(rows: readonly unknown[]): JsonRows {
  return readJsonRows(JSON.stringify(rows));
}

function sourceOf(
  { database, rolloutId }: RolloutRequest,
  said: unknown,
  reader: JsonReader,
): { name: string; kind: UsageKind } {
  const name =
    typeof said === 'string' && said.trim() !== '' ? said.trim().slice(0, 60) : reader.kind;
  return { name, kind: findUsageSource(database, rolloutId, name)?.kind ?? reader.kind };
}
