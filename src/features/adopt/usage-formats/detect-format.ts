import type { UsageKind } from '../usage/usage.ts';
import { claudeCodeReader } from './claude-code.ts';
import { claudeEnterpriseReader } from './claude-enterprise.ts';
import { copilotReader } from './copilot.ts';
import { isRecord, type JsonRows } from './json-rows.ts';
import type { JsonReader } from './json-usage.ts';
import { openaiReader } from './openai.ts';

export const jsonReaders: readonly JsonReader[] = [
  copilotReader,
  claudeEnterpriseReader,
  claudeCodeReader,
  openaiReader,
];

/** Whether a file begins as JSON does; anything else is read as a table. */
export const looksLikeJson = (start: string) => /^\s*[[{]/.test(start);

/** Which source wrote these rows, or a sentence where none of them did. */
export function detectJson(found: JsonRows): JsonReader | string {
  if (found.rows.length === 0 && found.whole === undefined) return 'The file is not JSON.';
  const reader = jsonReaders.find(({ isMine }) => found.rows.some(isMine));
  if (reader !== undefined) return reader;
  for (const { wholeProblem } of jsonReaders) {
    const problem = wholeProblem?.(found);
    if (problem !== undefined) return problem;
  }
  if (isRecord(found.whole) && Array.isArray(found.whole.resourceMetrics))
    return 'These are OpenTelemetry metrics: send them to /v1/metrics.';
  if (found.rows.length === 0) return 'There are no records in the file.';
  return 'I don’t know this format: say what it is with --source, or make a CSV of it with a person, a day and a count.';
}

export const readerOf = (kind: UsageKind) => jsonReaders.find((one) => one.kind === kind);

/** The day in a file's name: `users-2026-03-02.json`, `20260302.ndjson`. */
export function dayInName(name: string): string | undefined {
  const found = /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(name);
  return found === null ? undefined : `${found[1]}-${found[2]}-${found[3]}`;
}

/** Viva's person query is a table with these two headings. */
export const isViva = (start: string) => /personid/i.test(start) && /metricdate/i.test(start);
