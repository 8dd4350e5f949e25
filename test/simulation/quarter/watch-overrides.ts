/* Each override from its request to its end: asked by a lead, answered by another in time, over on its day. */

import { dayAt } from './days.ts';
import { inOrder } from './errand.ts';
import { PHASES } from './gate-days.ts';
import type { Asked, GateRows, OverrideRow } from './gate-rows.ts';
import { type Looked, same } from './looked.ts';
import {
  answerBy,
  approversAt,
  isOpen,
  isReason,
  mayLastUntil,
  sponsorsFor,
} from './override-model.ts';
import { judgeLeftOver, judgeOwed } from './overrides-owed.ts';
import { isQueued } from './watch.ts';

export function overrideWatch(): (looked: Looked) => void {
  const known = new Map<string, OverrideRow>();
  const seen = new Map<string, GateRows>();
  return (looked) => {
    const last = seen.get(looked.place.id) ?? looked.all;
    seen.set(looked.place.id, looked.all);
    for (const one of looked.all.overrides) {
      const before = known.get(one.id);
      known.set(one.id, one);
      // What a quarter begins with was written by the one who opened it.
      if (looked.scene.step === undefined && before === undefined) continue;
      if (before === undefined) judgeRequest(looked, one, last);
      if (before?.decided !== one.decided && one.decided !== null)
        judgeDecision(looked, one, before);
      if (before?.ended !== one.ended && one.ended !== null) judgeEnd(looked, one);
    }
    judgeOwed(looked);
    if (looked.isSwept) judgeLeftOver(looked);
  };
}

function judgeRequest(
  { report, all, place, context, gate, scene }: Looked,
  one: OverrideRow,
  last: GateRows,
): void {
  const { id, requester, requestedAt, criteria, change, expiresOn } = one;
  const today = dayAt(requestedAt, place.zone);
  const wrong = (what: string) => () => `The request ${id} of ${requester}: ${what}.`;
  report.expect(mayLastUntil(expiresOn, today), wrong(`until ${expiresOn}, asked on ${today}`));
  report.expect(isReason(one.reason), wrong('no reason'));
  report.expect(one.ended === null && one.reviewer === null, wrong('over or reviewed at once'));
  // One act may ask for the change and give the roles to others: it asks those who had them.
  const isMeantBy = (rows: GateRows) =>
    same(one.asked, approversAt(rows, one, requestedAt)) && one.answerBy === answerBy(rows, one);
  report.expect(
    isMeantBy(all) || isMeantBy(last),
    wrong(`asks ${one.asked}, or until another time`),
  );
  report.expect(
    [...all.leads, ...all.sponsors].some((person) => person !== requester),
    wrong('nobody else could answer'),
  );
  const twin = all.overrides.find(
    (other) =>
      other.id < id &&
      other.gate === one.gate &&
      isOpen(other, requestedAt) &&
      (change === undefined
        ? other.change === undefined
        : other.change?.kind === change.kind && other.change.subject === change.subject),
  );
  report.expect(twin === undefined || change !== undefined, wrong(`${twin?.id} waits already`));
  if (change !== undefined) {
    const now = context.product.loosenables
      .find(({ kind }) => kind === change.kind)
      ?.read(context, change.subject);
    const isUntouched =
      one.decided !== null ||
      JSON.stringify(inOrder(now)) === JSON.stringify(inOrder(change.before));
    report.expect(isUntouched, wrong('it is so already, though nobody has agreed'));
    return;
  }
  const model = gate(one.gate);
  report.expect(all.leads.includes(requester), wrong('who asked leads nothing'));
  report.expect(isReason(one.risk), wrong('no risk is named'));
  report.expect(
    criteria.length > 0 && !all.passed.has(one.gate),
    wrong('there is nothing to override'),
  );
  report.expect(one.gate !== `leaving-${PHASES.at(-1)}`, wrong('completion cannot be overridden'));
  if (model === undefined || one.decided !== null) return;
  report.expect(
    same(criteria, model.unmet),
    wrong(`for ${criteria}, where ${model.unmet} are not met`),
  );
  report.expect(expiresOn >= model.opensOn, wrong(`over before ${model.opensOn}`));
  const leaving = PHASES.indexOf(one.gate.replace('leaving-', ''));
  const reviewed = leaving === -1 ? place.phase : PHASES[leaving + 1];
  report.expect(one.reviewedAfter === reviewed, wrong(`reviewed after ${one.reviewedAfter}`));
  for (const name of criteria) {
    const then = one.found?.find(({ criterion }) => criterion === name)?.findings ?? [];
    const now = model.found.get(name) ?? [];
    const words = (list: typeof now) =>
      list.map(({ about, lack, amount }) => `${about} ${lack} ${amount}`);
    report.expect(
      same(words(then), words(now)) || scene.step?.what.kind === 'tick',
      wrong(`of ${name} it keeps ${words(then)}, where ${words(now)} was found`),
    );
  }
}

function judgeDecision(
  { scene, report, all, place, context, gate }: Looked,
  one: OverrideRow,
  before: OverrideRow | undefined,
): void {
  const { id, requester, decided, decider, change } = one;
  const at = one.decidedAt ?? 0;
  const wrong = (what: string) => () => `The override ${id}, ${decided} by ${decider}: ${what}.`;
  if (decided === 'withdrawn') {
    report.expect(decider === requester, wrong('somebody else asked for it'));
    return;
  }
  report.expect(decider !== requester, wrong('their own request'));
  // A yes may change who decides; then who could before is known no longer.
  if (change?.kind !== 'rollouts.sponsors' || decided !== 'approved') {
    report.expect(approversAt(all, one, at).includes(decider ?? ''), wrong('not theirs to decide'));
    const isSecond = !sponsorsFor(all, requester).includes(decider ?? '');
    report.expect((one.withoutSponsor === 1) === isSecond, wrong('as a sponsor, or not'));
  }
  report.expect(isQueued(scene, `overrides:${id}:decided`), wrong('and the channel is not told'));
  report.expect(at <= one.answerBy, wrong('too late'));
  report.expect(dayAt(at, place.zone) <= one.expiresOn, wrong('behind its last day'));
  report.expect(decided === 'approved' || (one.why ?? '').trim() !== '', wrong('without a why'));
  if (decided !== 'approved' || one.ended !== null) return;
  if (change === undefined) {
    const model = gate(one.gate);
    report.expect(
      model === undefined || model.opensOn <= one.expiresOn,
      wrong('over before its gate'),
    );
    return;
  }
  const was = before?.change;
  report.expect(
    !change.isForGood || was?.isForGood !== false,
    wrong('for good, which nobody asked'),
  );
  const now = context.product.loosenables
    .find(({ kind }) => kind === change.kind)
    ?.read(context, change.subject);
  const isDone =
    now === undefined || JSON.stringify(inOrder(now)) === JSON.stringify(inOrder(change.after));
  report.expect(isDone, wrong('and it is not so'));
}

function judgeEnd(looked: Looked, one: OverrideRow): void {
  const { report, place, gate } = looked;
  const { id, ended, endedAt, expiresOn, change, criteria } = one;
  const on = dayAt(endedAt ?? 0, place.zone);
  const wrong = (what: string) => () => `The override ${id} is ${ended} on ${on}: ${what}.`;
  report.expect(one.decided === 'approved', wrong('it never held'));
  const isReplaced = change !== undefined && ended === 'fulfilled';
  report.expect(
    isReplaced || isQueued(looked.scene, `overrides:${id}:ended`),
    wrong('and the channel is not told'),
  );
  if (ended === 'expired') {
    report.expect(
      on > expiresOn && change?.isForGood !== true,
      wrong(`its last day is ${expiresOn}`),
    );
    if (change?.kind === 'gates.criteria') judgePutBack(looked, one);
    return;
  }
  report.expect(on <= expiresOn || change !== undefined, wrong('it was over before'));
  const model = change === undefined ? gate(one.gate) : undefined;
  const lacks = criteria.filter((name) => model?.found.has(name) === true);
  report.expect(lacks.length === 0, wrong(`${lacks} does not pass`));
}

/** What was easier for a time asks at least what it asked before. */
function judgePutBack({ report, all, context }: Looked, { id, change, gate }: OverrideRow): void {
  const now = all.versions.findLast((one) => one.gate === gate)?.criteria ?? [];
  for (const { name, threshold } of (change?.before ?? []) as Asked[]) {
    const isUpward = context.product.criteria.some(
      (one) => one.name === name && one.isEasierWhenHigher === true,
    );
    const [was, is] = [
      threshold?.value ?? 0,
      now.find((one) => one.name === name)?.threshold?.value,
    ];
    const isBack =
      threshold === undefined || (is !== undefined && (isUpward ? is <= was : is >= was));
    report.expect(
      isBack || all.passed.has(gate),
      () => `The override ${id} is over, and ${name} asks for ${is} where it asked for ${was}.`,
    );
  }
}
