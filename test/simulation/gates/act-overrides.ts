/* Overrides: asked for, answered, taken back, ended by the jobs and looked at again; each with what must come of it. */
import { decide as decideOn } from '../../../src/features/gates/overrides/decide-override.usecase.ts';
import { askForOverride } from '../../../src/features/gates/overrides/request-override.usecase.ts';
import { reviewFinding } from '../../../src/features/gates/overrides/review-override.usecase.ts';
import { dayAt, dayPlus } from '../quarter/days.ts';
import { newest } from '../quarter/errand-overrides.ts';
import { opensOnOf } from '../quarter/gate-days.ts';
import type { OverrideRow } from '../quarter/gate-rows.ts';
import { approversAt, isOpen, isReason, isToReview } from '../quarter/override-model.ts';
import { type Act, type Coming, type Done, day, reasonFrom, someGate } from './act.ts';
import { type Answer, judgeWritten, newsOf } from './written.ts';

const MOST_DAYS = 90;

export const ask: Act = (coming) => {
  const { dice, look, who, request, now, today } = coming;
  const { gate, key, model } = someGate(coming);
  const { all } = look;
  const unmet = [...model.unmet];
  const criteria = dice.chance(0.9)
    ? unmet
    : [...new Set([...unmet.slice(dice.below(2)), 'drill.waves'])].slice(0, 2);
  const [reason, risk] = [reasonFrom(dice), reasonFrom(dice)];
  const later = model.opensOn > today ? model.opensOn : dayPlus(today, 1);
  const until =
    dice.pick([
      later,
      later,
      later,
      dayPlus(later, 2),
      dayPlus(later, -1),
      today,
      dayPlus(today, 90),
      dayPlus(today, 91),
    ]) ?? later;
  const latest = dayPlus(today, MOST_DAYS);
  const wanted = (() => {
    if (all.passed.has(key)) return 'gate-opened';
    if (key === 'leaving-sustained') return 'not-for-completion';
    if (!all.leads.includes(who)) return 'not-a-lead';
    if (unmet.length === 0) return 'nothing-unmet';
    if (criteria.some((name) => !unmet.includes(name))) return 'not-unmet';
    if (unmet.some((name) => !criteria.includes(name))) return 'left-out';
    if (!isReason(reason)) return 'no-reason';
    if (!isReason(risk)) return 'no-risk';
    if (until <= today) return 'expiry-not-ahead';
    if (until > latest) return 'expiry-too-far';
    if (latest < model.opensOn) return 'asked-too-early';
    if (until < model.opensOn) return 'ends-before-gate';
    if (![...all.leads, ...all.sponsors].some((id) => id !== who)) return 'nobody-can-approve';
    const isAsked = all.overrides.some(
      (one) => one.change === undefined && one.gate === key && isOpen(one, now),
    );
    return isAsked ? 'already-asked' : 'requested';
  })();
  const draft = { criteria, reason, risk, expiresOn: day(until) };
  const outcome = askForOverride(request, { gate, draft });
  const kind = outcome.kind === 'refused' ? outcome.refusal.kind : outcome.kind;
  const acts = wanted === 'requested' ? ['overrides.request'] : [];
  const asks = criteria.map((name) => model.asked.find((one) => one.name === name)?.asks);
  const isSaid = outcome.kind !== 'requested' || outcome.override.asks.join() === asks.join();
  const got = isSaid ? kind : `${kind}, for other things than ${asks}`;
  return { says: `${who} asks to override ${key} until ${until}`, wanted, got, acts };
};

export const decide: Act = (coming) => {
  const { dice, look, who, request, now, today, yard } = coming;
  const one = newest(look.all.overrides, dice, now);
  if (one === undefined) return undefined;
  const decision = dice.weighed<'approved' | 'declined' | 'withdrawn'>([
    [6, 'approved'],
    [2, 'declined'],
    [1, 'withdrawn'],
  ]);
  const why = dice.chance(0.75) ? ' Not before the event. ' : '  ';
  const isForGood = dice.chance(0.5);
  const wanted =
    decision === 'withdrawn' ? taking(one, who) : answering(coming, one, { decision, why });
  const news = newsOf(yard, one.id);
  const replaced = look.all.overrides.find((other) => isReplacedBy(other, one, today));
  const outcome = decideOn(request, { overrideId: one.id, decision, why, isForGood });
  const got = outcome.kind === 'refused' ? outcome.refusal.kind : outcome.kind;
  const says = `${who} answers ${one.id} with ${decision}${isForGood ? ' for good' : ''}`;
  const act = {
    approved: 'overrides.approve',
    declined: 'overrides.decline',
    withdrawn: 'overrides.withdraw',
  }[decision];
  const isDone = wanted === 'decided';
  const isApplied = isDone && decision === 'approved' && one.change?.kind === 'gates.criteria';
  const done: Done = {
    says,
    wanted,
    got,
    acts: isDone ? [act, ...(isApplied ? ['gates.edit'] : [])] : [],
  };
  if (!isDone) return done;
  return { ...done, ...judgeWritten(coming, one, { decision, why, isForGood, replaced, news }) };
};

const taking = (one: OverrideRow, who: string) =>
  one.decided !== null
    ? 'already-decided'
    : one.requester === who
      ? 'decided'
      : 'not-the-requester';

function answering(
  { look, who, now, today, yard }: Coming,
  one: OverrideRow,
  { decision, why }: Answer,
): string {
  const { all, place } = look;
  if (one.decided !== null) return 'already-decided';
  if (one.requester === who) return 'own-request';
  if (!approversAt(all, one, now).includes(who)) {
    if (all.leads.includes(who)) return 'sponsors-first';
    return one.asked.includes(who) ? 'lost-role' : 'not-an-approver';
  }
  if (now > one.answerBy) return 'lapsed';
  if (today > one.expiresOn) return 'past-its-expiry';
  if (decision === 'declined') return why.trim() === '' ? 'no-reason' : 'decided';
  if (one.change === undefined)
    return opensOnOf(all, place, one.gate, now) > one.expiresOn ? 'ends-before-gate' : 'decided';
  return isAsItWas(yard.facts().limit, one, look) ? 'decided' : 'changed-meanwhile';
}

/** Whether what it would change is as it was read; a gate that was opened asks nothing any more. */
function isAsItWas(limit: number, { change, gate }: OverrideRow, { all }: Coming['look']): boolean {
  if (change?.kind === 'drill.limit') return change.before === limit;
  const values = (criteria: unknown) =>
    (criteria as { name: string; version: number; threshold?: { value: number } }[])
      .map(({ name, version, threshold }) => `${name} ${version} ${threshold?.value}`)
      .join();
  const now = all.versions.findLast((one) => one.gate === gate)?.criteria;
  return !all.passed.has(gate) && now !== undefined && values(now) === values(change?.before);
}

function isReplacedBy(other: OverrideRow, one: OverrideRow, today: string): boolean {
  const isSame =
    other.change?.kind === one.change?.kind && other.change?.subject === one.change?.subject;
  const isInForce =
    other.decided === 'approved' && other.ended === null && today <= other.expiresOn;
  return other.id !== one.id && other.change?.isForGood === false && isSame && isInForce;
}

export const review: Act = ({ dice, look, who, request, now, yard }) => {
  const { all, place } = look;
  const due = all.overrides.filter((one) => isToReview(one, place, now));
  const one = dice.chance(0.8)
    ? (dice.pick(due) ?? dice.pick(all.overrides))
    : dice.pick(all.overrides);
  if (one === undefined) return undefined;
  const finding = dice.chance(0.8) ? ' Nobody was harmed. ' : '  ';
  const wanted = !all.leads.includes(who)
    ? 'not-lead'
    : one.reviewer !== null
      ? 'already-reviewed'
      : !isToReview(one, place, now)
        ? 'not-due'
        : finding.trim() === ''
          ? 'no-finding'
          : 'reviewed';
  const { kind } = reviewFinding(request, { overrideId: one.id, finding });
  const isDone = wanted === 'reviewed';
  const [row] = yard.rows<Record<string, unknown>>('select * from overrides where id = ?', one.id);
  const isWritten =
    row?.reviewed_by === who && row.finding === finding.trim() && row.reviewed_at === now;
  const got = isDone && !isWritten ? 'reviewed, and not written' : kind;
  return {
    says: `${who} reviews ${one.id} on ${dayAt(now, place.zone)}`,
    wanted,
    got,
    acts: isDone ? ['overrides.review'] : [],
  };
};
