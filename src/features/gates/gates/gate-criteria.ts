import { type Criterion, type Judgement, withoutEmptyPass } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import type { JudgedCriterion } from './gate-verdict.ts';
import type { FrozenCriterion, GateVersion } from './gate-version.ts';

/** What a gate asks today: the criteria that apply to it, with the rollout's own thresholds where it has set any. */
export function criteriaToFreeze<ReadContext>(
  criteria: readonly Criterion<ReadContext>[],
  gate: Gate,
  thresholds: ReadonlyMap<string, number>,
): FrozenCriterion[] {
  return criteria
    .filter((criterion) => criterion.appliesTo(gate))
    .map(({ name, version, asks, threshold }) => ({
      name,
      version,
      asks,
      threshold: threshold && {
        value: thresholds.get(name) ?? threshold.default,
        unit: threshold.unit,
        means: threshold.means,
      },
    }));
}

/**
 * Judges what was frozen, by the thresholds that were frozen; a criterion that was added later is
 * not asked. One whose definition has changed since is not judged by the new one behind people's backs.
 */
export function judgeFrozen<ReadContext>(
  frozen: Pick<GateVersion, 'criteria'>,
  criteria: readonly Criterion<ReadContext>[],
  context: ReadContext,
  gate: Gate,
): JudgedCriterion[] {
  const known = new Map(criteria.map((criterion) => [criterion.name, criterion]));
  return frozen.criteria.map((asked) => {
    const criterion = known.get(asked.name);
    const judgement =
      criterion === undefined || criterion.version !== asked.version
        ? changedDefinition(asked, criterion?.version)
        : withoutEmptyPass(criterion.judge(context, gate, asked.threshold?.value ?? 0));
    return { ...asked, judgement };
  });
}

function changedDefinition(asked: FrozenCriterion, now: number | undefined): Judgement {
  const today = now === undefined ? 'it is no longer judged' : `today it is definition ${now}`;
  return {
    verdict: 'inconclusive',
    measured: `This gate was frozen with definition ${asked.version}; ${today}.`,
    n: 0,
    settledBy: 'A lead adopts today’s criteria as a new version of the gate.',
    obliges: [],
  };
}
