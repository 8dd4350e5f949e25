/* What follows from overrides as they stand: who is asked, what is named as in force, and what the jobs end. */
import {
  activeOverridesOf,
  overrideObligations,
} from '../../../src/features/gates/overrides/overrides.obligations.ts';
import { dayAt } from './days.ts';
import { type Looked, same } from './looked.ts';
import { approversAt, holdsOn, isOpen, isToReview } from './override-model.ts';
import { rows } from './watch.ts';

/** Whoever has to decide or to look again is asked, nobody else is, and what is in force is named. */
export function judgeOwed({ report, all, place, context }: Looked): void {
  const now = context.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  const asked = overrideObligations(context).map(({ key, personId }) => `${key} ${personId}`);
  const wanted = all.overrides.flatMap((one) => {
    if (isOpen(one, now))
      return approversAt(all, one, now).map((person) => `overrides.decide:${one.id} ${person}`);
    if (!isToReview(one, place, now)) return [];
    return all.leads.map((person) => `overrides.review:${one.id} ${person}`);
  });
  report.expect(
    same(asked, wanted),
    () => `About overrides are asked ${asked}, and should be ${wanted}.`,
  );
  const named = activeOverridesOf(context).map(
    (one) => `${one.expiresOn} ${one.criteria} ${one.isForGood}`,
  );
  const inForce = all.overrides
    .filter((one) => holdsOn(one, today))
    .map((one) => `${one.expiresOn} ${one.criteria.length} ${one.change?.isForGood === true}`);
  report.expect(
    same(named, inForce),
    () => `In force are said to be ${named}, and are ${inForce}.`,
  );
}

/** After the jobs nothing is left that is over, and each request without an answer was told once. */
export function judgeLeftOver({ scene, report, all, place, gate }: Looked): void {
  const now = scene.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  for (const one of all.overrides) {
    if (one.decided !== 'approved' || one.ended !== null) continue;
    const isOver = today > one.expiresOn && one.change?.isForGood !== true;
    report.expect(!isOver, () => `The override ${one.id} holds behind its last day.`);
    if (one.change !== undefined) continue;
    const model = gate(one.gate);
    const isNeeded = model === undefined || one.criteria.some((name) => model.found.has(name));
    report.expect(
      isNeeded,
      () => `The override ${one.id} holds though all it was asked for is met.`,
    );
  }
  const late = all.overrides.filter((one) => now > one.answerBy);
  const lapsed = late.filter(({ decided }) => decided === null).length;
  const taken = late.filter((one) => (one.decidedAt ?? 0) > one.answerBy).length;
  const told = rows(
    scene,
    "select 1 from audit where rollout_id = ? and act = 'overrides.lapse'",
    place.id,
  ).length;
  report.expect(
    told >= lapsed && told <= lapsed + taken,
    () => `${lapsed} requests have lapsed, and the record has ${told} of them.`,
  );
}
