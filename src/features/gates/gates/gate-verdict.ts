import { isBefore } from '../../../platform/calendar.ts';
import type { Judgement, Verdict } from '../../contract/criterion.ts';
import type { Override } from '../overrides/override.ts';
import { covers } from '../overrides/override-cover.ts';

/** One criterion of a gate with what it found. */
export type JudgedCriterion = {
  name: string;
  version: number;
  asks: string;
  threshold: { value: number; unit: string; means: string } | undefined;
  judgement: Judgement;
};

export type CriterionStatus = JudgedCriterion & {
  /** The override that stands in for it while it is unmet. */
  override: Override | undefined;
  isMet: boolean;
};

export type GateVerdict = {
  /** What the evidence says, overrides left aside: the worst of the criteria. */
  verdict: Verdict;
  criteria: readonly CriterionStatus[];
  /** Neither passed nor overridden. */
  unmet: readonly CriterionStatus[];
  overridden: readonly CriterionStatus[];
  opensOn: Temporal.PlainDate;
  isTooEarly: boolean;
  /** Every criterion passes or is overridden, something was measured at all, and the date has come. */
  isOpen: boolean;
};

const worstFirst: readonly Verdict[] = ['fail', 'no-data', 'inconclusive'];

/** Only all-pass opens; a gate that asks nothing has shown nothing. */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return 'no-data';
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'pass';
}

/**
 * A gate opens on its date and not a day sooner, however ready the teams are; an override stands in
 * for criteria, never for the date. `today` is the date in the rollout's time zone.
 */
export function judgeGate(
  criteria: readonly JudgedCriterion[],
  activeOverrides: readonly Override[],
  opensOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): GateVerdict {
  const statuses = criteria.map((criterion) => statusOf(criterion, activeOverrides));
  const unmet = statuses.filter((status) => !status.isMet);
  const isTooEarly = isBefore(today, opensOn);
  const overridden = statuses.filter((status) => status.override !== undefined);
  const hasShown = overridden.length > 0 || criteria.some(({ judgement }) => judgement.n > 0);
  return {
    verdict: combineVerdicts(criteria.map((criterion) => criterion.judgement.verdict)),
    criteria: statuses,
    unmet,
    overridden,
    opensOn,
    isTooEarly,
    isOpen: hasShown && unmet.length === 0 && !isTooEarly,
  };
}

function statusOf(
  criterion: JudgedCriterion,
  activeOverrides: readonly Override[],
): CriterionStatus {
  if (criterion.judgement.verdict === 'pass') {
    return { ...criterion, override: undefined, isMet: true };
  }
  const override = activeOverrides.find((each) => covers(each, criterion));
  return { ...criterion, override, isMet: override !== undefined };
}
