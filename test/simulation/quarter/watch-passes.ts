/* What was opened was open: on its day, on what was shown or stood in for, by a lead, in the order of the phases. */
import { dayAt } from './days.ts';
import { PHASES } from './gate-days.ts';
import type { Looked } from './looked.ts';
import { isQueued, rows } from './watch.ts';

type Pass = {
  gate: string;
  at: number;
  by: string;
  opens: string;
  criteria: string;
  version: number;
};
type Judged = { name: string; judgement: { verdict: string; n: number }; overrideId?: string };

export function passWatch(): (looked: Looked) => void {
  const known = new Set<string>();
  const phases = new Map<string, string>();
  return ({ scene, report, all, place }) => {
    const passes = rows<Pass>(
      scene,
      `select gate, at, passed_by as by, opens_on as opens, criteria, version from gate_passes where rollout_id = ?`,
      place.id,
    );
    const before = phases.get(place.id);
    phases.set(place.id, place.phase);
    if (before !== undefined && before !== place.phase) {
      const isNext = PHASES.indexOf(place.phase) === PHASES.indexOf(before) + 1;
      report.expect(
        isNext && passes.some(({ gate }) => gate === `leaving-${before}`),
        () => `The rollout went from ${before} to ${place.phase} without its gate.`,
      );
    }
    for (const { gate, at, by, opens, criteria: found, version } of passes) {
      const key = `${place.id}:${gate}`;
      if (known.has(key)) continue;
      known.add(key);
      const on = dayAt(at, place.zone);
      const wrong = (what: string) => () => `${gate} was opened by ${by} on ${on}: ${what}.`;
      report.expect(on >= opens, wrong(`its day is ${opens}`));
      report.expect(
        scene.step === undefined || isQueued(scene, `gates:${place.id}:${gate}:opened`),
        wrong('and the channel is not told'),
      );
      report.expect(all.leads.includes(by), wrong('who leads nothing'));
      report.expect(
        place.pausedAt === null || place.pausedAt > at,
        wrong('the rollout stands still'),
      );
      const asked = all.versions.find((one) => one.gate === gate && one.number === version);
      const criteria = JSON.parse(found) as Judged[];
      report.expect(
        criteria.length > 0 &&
          criteria.map(({ name }) => name).join() ===
            asked?.criteria.map(({ name }) => name).join(),
        wrong('it asked for something else'),
      );
      report.expect(
        criteria.some(({ judgement, overrideId }) => judgement.n > 0 || overrideId !== undefined),
        wrong('nothing was shown'),
      );
      for (const { name, judgement, overrideId } of criteria) {
        const override = all.overrides.find(({ id }) => id === overrideId);
        const isCovered =
          override?.decided === 'approved' &&
          override.criteria.includes(name) &&
          override.expiresOn >= on;
        report.expect(
          judgement.verdict === 'pass' || isCovered,
          wrong(`${name} was ${judgement.verdict}`),
        );
        report.expect(
          judgement.verdict !== 'pass' || overrideId === undefined,
          wrong(`${name} passes by itself`),
        );
      }
    }
  };
}
