import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { getOutputNames } from '../samples/names.store.ts';
import type { OutputNames, Refused } from '../samples/output.ts';
import { type Check, lastAfter } from './check.ts';
import { type ReadReport, readReport } from './check-report.ts';
import { addResults, findResults, listChecks, saveLast } from './checks.store.ts';

export type Reported = {
  accepted: number;
  duplicates: number;
  refused: Refused[];
  /** Fields of entries that nobody here reads. */
  ignored: number;
};

/** What was read of the entries before the transaction; it holds while checks and names are still the same. */
export type ReadBefore = {
  checks: readonly Check[];
  names: OutputNames;
  read: readonly ReadReport[];
};

type Input = { entries: readonly unknown[]; before?: ReadBefore };

/** Takes results of checks. One that is older than what a check said last is kept and changes nothing. */
export function reportChecks(request: RolloutRequest, { entries, before }: Input): Reported {
  const { database, rolloutId, now } = request;
  return write(database, (): Reported => {
    const names = getOutputNames(request);
    const checks = listChecks(database, rolloutId);
    const { findWorkflow } = names;
    const read =
      before?.names === names && before.checks === checks
        ? before.read
        : entries.map((entry) => readReport(entry, { checks, findWorkflow, now }));
    const { fresh, ...done } = judgeEach(request, read);
    addResults(database, fresh, now);
    for (const [, ofOne] of Map.groupBy(fresh, ({ check }) => check.id)) takeNewest(request, ofOne);
    return done;
  });
}

type Report = Extract<ReadReport, { kind: 'report' }>;

/** Which results are new, which are known, and what is wrong with the others. */
function judgeEach({ database }: RolloutRequest, entries: readonly ReadReport[]) {
  const reports = entries.flatMap((one) => (one.kind === 'report' ? [one] : []));
  const known = new Set(findResults(database, reports).map(keyOf));
  const done: Reported = { accepted: 0, duplicates: 0, refused: [], ignored: 0 };
  const fresh: Report[] = [];
  entries.forEach((entry, index) => {
    if (entry.kind === 'refused') {
      const pointer = entry.field === '' ? `/${index}` : `/${index}/${entry.field}`;
      done.refused.push({ index, pointer, says: entry.says });
      return;
    }
    const key = keyOf({ ...entry, checkId: entry.check.id });
    done.ignored += entry.ignored;
    if (known.has(key)) done.duplicates++;
    else {
      known.add(key);
      fresh.push(entry);
      done.accepted++;
    }
  });
  return { ...done, fresh };
}

const keyOf = ({ checkId, at, outcome }: { checkId: string } & Pick<Report, 'at' | 'outcome'>) =>
  `${checkId} ${at.epochMilliseconds} ${outcome}`;

/** What a check says after these results of its own. */
function takeNewest(request: RolloutRequest, reports: readonly Report[]): void {
  const { database } = request;
  const [first] = reports;
  if (first === undefined) return;
  const { check } = first;
  const after = reports.reduce<Check['last']>(lastAfter, check.last);
  if (after === undefined || after === check.last) return;
  saveLast(database, check.id, after);
  const { outcome, at } = after;
  if (check.last?.outcome === outcome) return;
  const says = outcome === 'pass' ? 'passes' : 'fails';
  record(request, {
    act: 'checks.report',
    subject: `check:${check.id}`,
    says: `The check “${esc(check.name)}” of ${esc(check.workflow)} ${says}.`,
    after: { outcome, at: at.toString() },
    isNews: outcome === 'fail',
  });
}
