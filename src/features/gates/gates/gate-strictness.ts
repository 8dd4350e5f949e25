import type { FrozenCriterion } from './gate-version.ts';

/** Of a threshold: whether the higher one is the easier, as for "teams up to this size need no back-up". */
export type Directions = ReadonlyMap<string, 'lower' | 'higher'>;

/**
 * What asks the most of both versions of a gate: every criterion of either, with the harder threshold. It is
 * what one person may make of a gate alone. Of a changed definition it keeps the frozen one, as nobody can
 * tell which of two is easier.
 */
export function strictestGate(
  frozen: readonly FrozenCriterion[],
  wanted: readonly FrozenCriterion[],
  easier: Directions,
): FrozenCriterion[] {
  const other = new Map(wanted.map((one) => [one.name, one]));
  const known = new Set(frozen.map(({ name }) => name));
  return [
    ...frozen.map((one) => stricter(one, other.get(one.name), easier.get(one.name))),
    ...wanted.filter(({ name }) => !known.has(name)),
  ];
}

function stricter(
  frozen: FrozenCriterion,
  wanted: FrozenCriterion | undefined,
  easier: 'lower' | 'higher' | undefined,
): FrozenCriterion {
  const { threshold } = frozen;
  if (threshold === undefined || wanted?.threshold === undefined) return frozen;
  if (wanted.version !== frozen.version || easier === undefined) return frozen;
  const [a, b] = [threshold.value, wanted.threshold.value];
  const value = easier === 'lower' ? Math.max(a, b) : Math.min(a, b);
  return { ...frozen, threshold: { ...threshold, value } };
}
