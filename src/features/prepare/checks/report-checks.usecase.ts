import { record } from '../../../platform/audit/audit.ts';
import { isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { getOutputNames } from '../samples/names.store.ts';
import type { Refused } from '../samples/output.ts';
import type { Check } from './check.ts';
import { type ReadReport, readReport } from './check-report.ts';
import { addResult, hasResult, listChecks, saveLast } from './checks.store.ts';

export type Reported = {
  accepted: number;
  duplicates: number;
  refused: Refused[];
  /** Fields of entries that nobody here reads. */
  ignored: number;
};

/** Takes results of checks. One that is older than what a check said last is kept and changes nothing. */
export function reportChecks(
  request: RolloutRequest,
  { entries }: { entries: readonly unknown[] },
): Reported {
  const { database, rolloutId, now } = request;
  return write(database, (): Reported => {
    const { findWorkflow } = getOutputNames(request);
    const checks = listChecks(database, rolloutId);
    const last = new Map(checks.map((one) => [one.id, one.last]));
    const done: Reported = { accepted: 0, duplicates: 0, refused: [], ignored: 0 };
    entries.forEach((entry, index) => {
      const read = readReport(entry, { checks, findWorkflow, now });
      if (read.kind === 'refused') {
        const pointer = read.field === '' ? `/${index}` : `/${index}/${read.field}`;
        done.refused.push({ index, pointer, says: read.says });
        return;
      }
      done.ignored += read.ignored;
      if (hasResult(database, read.check.id, read)) done.duplicates++;
      else {
        take(request, read, last);
        done.accepted++;
      }
    });
    return done;
  });
}

function take(
  request: RolloutRequest,
  { check, outcome, at, url, note }: Extract<ReadReport, { kind: 'report' }>,
  last: Map<string, Check['last']>,
): void {
  const { database, now } = request;
  addResult(database, check.id, { outcome, at, url, note }, now);
  const before = last.get(check.id);
  if (before !== undefined && isAfter(before.at, at)) return;
  const since = before?.outcome === outcome ? before.since : at;
  const after = { outcome, at, since, url, note };
  saveLast(database, check.id, after);
  last.set(check.id, after);
  if (before?.outcome === outcome) return;
  const says = outcome === 'pass' ? 'passes' : 'fails';
  record(request, {
    act: 'checks.report',
    subject: `check:${check.id}`,
    says: `The check “${esc(check.name)}” of ${esc(check.workflow)} ${says}.`,
    after: { outcome, at: at.toString() },
    isNews: outcome === 'fail',
  });
}
