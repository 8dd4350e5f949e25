/* What follows from overrides as they stand: who is asked, what is named as in force, and what the jobs end. */
import {
  activeOverridesOf,
  overrideObligations,
} from '../../../src/features/gates/overrides/overrides.obligations.ts';
import { dayAt, dayPlus, firstOf } from './days.ts';
import type { OverrideRow } from './gate-rows.ts';
import { type Looked, same } from './looked.ts';
import { approversAt, dueAt, holdsOn, isOpen, isToReview } from './override-model.ts';
import { rows } from './watch.ts';

const REVIEWED_WITHIN = 7;

/** Whoever has to decide or to look again is asked, nobody else is, and what is in force is named. */
export function judgeOwed({ scene, report, all, place, context }: Looked): void {
  const now = context.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  const asked = overrideObligations(context).map(
    ({ key, personId, sinceOn, dueOn, isDecision, takers, settle: { value } }) =>
      `${key} ${personId} ${sinceOn} ${dueOn} ${isDecision === true} ${takers ?? ''} ${value.includes(key.split(':')[1] ?? '-')}`,
  );
  const passedAt = new Map(
    rows<{ gate: string; at: number }>(
      scene,
      'select gate, at from gate_passes where rollout_id = ?',
      place.id,
    ).map(({ gate, at }) => [gate, at]),
  );
  const wanted = all.overrides.flatMap((one) => {
    if (isOpen(one, now)) {
      const days = `${dayAt(one.requestedAt, place.zone)} ${dayAt(dueAt(one, now), place.zone)}`;
      return approversAt(all, one, now).map(
        (person) => `overrides.decide:${one.id} ${person} ${days} true  true`,
      );
    }
    if (!isToReview(one, place, now)) return [];
    const on = reviewedFrom(one, passedAt.get(`leaving-${one.reviewedAfter}`), place.zone, today);
    const days = `${on} ${dayPlus(on, REVIEWED_WITHIN)}`;
    return all.leads.map(
      (person) => `overrides.review:${one.id} ${person} ${days} false lead true`,
    );
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

/** From the day on which its phase ended, or the last day of what was agreed for good. */
function reviewedFrom(
  { change, expiresOn }: OverrideRow,
  passedAt: number | undefined,
  zone: string,
  today: string,
): string {
  if (passedAt !== undefined) return dayAt(passedAt, zone);
  return change?.isForGood === true ? (firstOf([expiresOn, today]) ?? today) : today;
}

/** After the jobs nothing is left that is over, and each request without an answer was told once. */
export function judgeLeftOver({ scene, report, all, place, gate }: Looked): void {
  const now = scene.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  for (const one of all.overrides) {
    if (one.decided !== 'approved' || one.ended !== null) continue;
    const isOver = today > one.expiresOn && one.change?.isForGood !== true;
    report.expect(!isOver, () => `The override ${one.id} holds behind its last day.`);
    if (one.change !== undefined) {
      const twin = all.overrides.find((other) => other.id < one.id && isSameChange(other, one));
      report.expect(twin === undefined, () => `${twin?.id} holds still beside ${one.id}.`);
      continue;
    }
    const model = gate(one.gate);
    const isNeeded = model === undefined || one.criteria.some((name) => model.found.has(name));
    report.expect(
      isNeeded,
      () => `The override ${one.id} holds though all it was asked for is met.`,
    );
  }
  const expired = all.overrides.filter(({ ended }) => ended === 'expired').length;
  const recorded = rows(
    scene,
    "select 1 from audit where rollout_id = ? and act = 'overrides.expire'",
    place.id,
  ).length;
  report.expect(
    expired === recorded,
    () => `${expired} overrides have expired, and the record has ${recorded}.`,
  );
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

/** Two changes of one thing, of which the later takes the place of the earlier. */
function isSameChange(one: OverrideRow, other: OverrideRow): boolean {
  if (one.decided !== 'approved' || one.ended !== null || one.change?.isForGood !== false)
    return false;
  const isLater = (one.decidedAt ?? 0) < (other.decidedAt ?? 0);
  return (
    isLater && one.change.kind === other.change?.kind && one.change.subject === other.change.subject
  );
}
