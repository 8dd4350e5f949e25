/* One result of a check, as a program reports it. */
import { isAfter } from '../../../platform/calendar.ts';
import { instantOf, isText, linkProblem, noteProblem } from '../samples/output.ts';
import { type Check, type Outcome, outcomes } from './check.ts';

export type ReadReport =
  | {
      kind: 'report';
      check: Check;
      outcome: Outcome;
      at: Temporal.Instant;
      url: string | undefined;
      note: string | undefined;
      ignored: number;
    }
  | { kind: 'refused'; field: string; says: string };

const FIELDS = ['check', 'workflow', 'outcome', 'at', 'url', 'note'];
const AHEAD = Temporal.Duration.from({ hours: 24 });

/** One entry of a body, or the first thing that is wrong with it. */
export function readReport(
  entry: unknown,
  {
    checks,
    findWorkflow,
    now,
  }: {
    checks: readonly Check[];
    findWorkflow(typed: string): string | undefined;
    now: Temporal.Instant;
  },
): ReadReport {
  const refused = (field: string, says: string): ReadReport => ({ kind: 'refused', field, says });
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return refused('', 'This is not an object with check, workflow, outcome and at.');
  }
  const facts = entry as Record<string, unknown>;
  const { check, workflow, outcome, at: reportedAt, url, note } = facts;
  if (!isText(check, 200)) return refused('check', 'check must be the name of a check.');
  if (!isText(workflow, 200)) return refused('workflow', 'workflow must be the name of a work.');
  const known = findWorkflow(workflow);
  if (known === undefined) {
    return refused('workflow', `No team and no entry of the Core names the work “${workflow}”.`);
  }
  const found = checks.find(
    (one) => one.workflow === known && one.name.toLowerCase() === check.trim().toLowerCase(),
  );
  if (found === undefined) {
    return refused(
      'check',
      `No check called “${check}” is declared for ${known}: a lead declares it with /core checks.`,
    );
  }
  const said = outcomes.find((one) => one === outcome);
  if (said === undefined) return refused('outcome', 'outcome must be "pass" or "fail".');
  const at = instantOf(reportedAt);
  if (at === undefined) return refused('at', 'at must be an instant such as 2027-02-01T09:30:00Z.');
  if (isAfter(at, now.add(AHEAD))) return refused('at', 'at is in the future.');
  const problem = linkProblem(url) ?? noteProblem(note);
  if (problem !== undefined) return refused(problem.field, problem.says);
  return {
    ...{ kind: 'report', check: found, outcome: said, at },
    url: typeof url === 'string' && url !== '' ? url : undefined,
    note: typeof note === 'string' && note !== '' ? note : undefined,
    ignored: Object.keys(facts).filter((name) => !FIELDS.includes(name)).length,
  };
}
