import type { Finding, Judgement, Verdict } from '../../contract/criterion.ts';

/** What was found of one criterion at the time, kept with the override that was asked for it. */
export type FoundThen = {
  criterion: string;
  verdict: Verdict;
  measured: string;
  n: number;
  findings: readonly Finding[];
};

/** Found after an override was asked for: by which criterion, in words. */
export type FoundSince = { asks: string; says: string };

type Judged = { name: string; judgement: Judgement };

/** From the nearest to the farthest from a pass. */
const distance: Record<Verdict, number> = { pass: 0, inconclusive: 1, 'no-data': 2, fail: 3 };

/** Thing by thing; a criterion that names none is one thing, which is worse the further it is from a pass. */
export function findingsOf({ name, judgement }: Judged): readonly Finding[] {
  const { verdict, measured, findings = [] } = judgement;
  if (verdict === 'pass') return [];
  if (findings.length > 0) return findings;
  return [{ about: name, lack: 'not-shown', amount: distance[verdict], says: measured }];
}

export function foundNow(criterion: Judged): FoundThen {
  const { verdict, measured, n } = criterion.judgement;
  return { criterion: criterion.name, verdict, measured, n, findings: findingsOf(criterion) };
}

/**
 * What an override does not cover of what is found now: things that were not found when it was asked, and
 * those that have become worse. An override from before findings were kept covers its whole criterion.
 */
export function notCovered(
  override: { criteria: readonly string[]; found: readonly FoundThen[] | undefined },
  criterion: Judged,
): readonly Finding[] {
  const now = findingsOf(criterion);
  if (!override.criteria.includes(criterion.name)) return now;
  if (override.found === undefined) return [];
  const then = override.found.find((one) => one.criterion === criterion.name)?.findings ?? [];
  return now.filter((found) => !then.some((known) => isSameOrBetter(found, known)));
}

function isSameOrBetter(now: Finding, then: Finding): boolean {
  if (now.about !== then.about || now.lack !== then.lack) return false;
  return (now.amount ?? 0) <= (then.amount ?? 0);
}

/** Whether an override lets a criterion do without. */
export function covers(
  override: { criteria: readonly string[]; found: readonly FoundThen[] | undefined },
  criterion: Judged,
): boolean {
  return override.criteria.includes(criterion.name) && notCovered(override, criterion).length === 0;
}
