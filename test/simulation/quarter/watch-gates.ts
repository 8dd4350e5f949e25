/* No gate opens by one person alone, before its day, or on what was not shown. */
import { rows, type Watch } from './watch.ts';

type Pass = { key: string; at: number; by: string; opens: string; zone: string; criteria: string };
type Judged = { name: string; judgement: { verdict: string; n: number }; overrideId?: string };
type Override = { id: string; asked: string; decided: string | null; by: string | null };

export function watchGates(): Watch {
  const known = new Set<string>();
  return (scene, report) => {
    const overrides = rows<Override>(
      scene,
      'select id, requested_by as asked, decided, decided_by as by from overrides',
    );
    for (const { id, asked, decided, by } of overrides)
      report.expect(
        decided !== 'approved' || (by !== null && by !== asked),
        () => `Override ${id} was approved by who asked for it.`,
      );
    const passes = rows<Pass>(
      scene,
      `select rollout_id || ':' || gate as key, at, passed_by as by, opens_on as opens, time_zone as zone, criteria
       from gate_passes join rollouts on rollouts.id = rollout_id`,
    );
    for (const pass of passes) {
      if (known.has(pass.key)) continue;
      known.add(pass.key);
      const on = Temporal.Instant.fromEpochMilliseconds(pass.at)
        .toZonedDateTimeISO(pass.zone)
        .toPlainDate()
        .toString();
      report.expect(on >= pass.opens, () => `${pass.key} was opened before its day.`);
      const criteria = JSON.parse(pass.criteria) as Judged[];
      report.expect(criteria.length > 0, () => `${pass.key} asked for nothing.`);
      for (const { name, judgement, overrideId } of criteria) {
        const override = overrides.find(({ id }) => id === overrideId);
        report.expect(
          judgement.verdict === 'pass' || override?.decided === 'approved',
          () => `${pass.key} was opened though ${name} was ${judgement.verdict}.`,
        );
      }
    }
  };
}
