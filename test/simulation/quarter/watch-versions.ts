/* What a gate asks: frozen when its phase begins, harder by one person's word, easier only as two agreed. */
import { dayAt } from './days.ts';
import type { Asked, GateRows } from './gate-rows.ts';
import type { Looked } from './looked.ts';

type Version = GateRows['versions'][number];

export function versionWatch(): (looked: Looked) => void {
  const known = new Map<string, Version>();
  let isFirst = true;
  return (looked) => {
    const { all, place, report, isSwept, context } = looked;
    for (const version of all.versions) {
      const key = `${place.id} ${version.gate}`;
      const before = known.get(key);
      if (before !== undefined && before.number >= version.number) continue;
      known.set(key, version);
      if (isFirst) continue;
      report.expect(
        version.number === (before?.number ?? 0) + 1,
        () => `${version.gate} went to version ${version.number} from ${before?.number}.`,
      );
      if (before !== undefined) judgeStep(looked, before, version);
    }
    isFirst = false;
    const hasBegun = dayAt(context.now.epochMilliseconds, place.zone) >= place.startsOn;
    report.expect(
      !isSwept || !hasBegun || all.versions.some(({ gate }) => gate === `leaving-${place.phase}`),
      () => `The gate of the phase ${place.phase} is not frozen.`,
    );
  };
}

/** Nothing gets easier but by what two people agreed on and holds. */
function judgeStep({ all, report, context }: Looked, before: Version, after: Version): void {
  const upward = new Set<string>(
    context.product.criteria.flatMap((one) => (one.isEasierWhenHigher === true ? [one.name] : [])),
  );
  const isAgreed = (name: string, value: number | undefined) =>
    all.overrides.some(
      ({ change, decided, gate }) =>
        decided === 'approved' &&
        gate === after.gate &&
        change?.kind === 'gates.criteria' &&
        (change.after as Asked[]).find((one) => one.name === name)?.threshold?.value === value,
    );
  for (const was of before.criteria) {
    const is = after.criteria.find(({ name }) => name === was.name);
    const [from, to] = [was.threshold?.value, is?.threshold?.value];
    const isEasier =
      is === undefined ||
      (from !== undefined && (to === undefined || (upward.has(was.name) ? to > from : to < from)));
    report.expect(
      !isEasier || isAgreed(was.name, to),
      () =>
        `${after.gate}: ${was.name} went from ${from} to ${to} by ${after.by}, and nobody agreed.`,
    );
  }
}
