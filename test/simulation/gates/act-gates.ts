import { openGate } from '../../../src/features/gates/gates/open-gate.usecase.ts';
import { dayPlus } from '../quarter/days.ts';
import { PHASES } from '../quarter/gate-days.ts';
import { isOpen, isReason, mayLastUntil } from '../quarter/override-model.ts';
import { type Act, type Coming, type Done, day, reasonFrom } from './act.ts';

export const open: Act = ({ dice, look, who, request, yard }) => {
  const { place, all, models } = look;
  const leaving = dice.chance(0.85) ? place.phase : (dice.pick(PHASES) ?? place.phase);
  const key = `leaving-${leaving}`;
  const next = PHASES[PHASES.indexOf(leaving) + 1];
  const model = models.get(key);
  const wanted = !all.leads.includes(who)
    ? 'not-lead'
    : leaving !== place.phase
      ? 'already-opened'
      : next === undefined
        ? 'last-phase'
        : (model?.refusal ?? 'opened');
  const outcome = openGate(request, { leaving: leaving as never });
  const isDone = wanted === 'opened';
  const isFrozen = (gate: string) => all.versions.some((one) => one.gate === gate);
  const freezes = all.leads.includes(who) && !isFrozen(key) ? 1 : 0;
  const more = isDone && next !== undefined && !isFrozen(`leaving-${next}`) ? 1 : 0;
  const acts = [...Array(freezes + more).fill('gates.freeze'), ...(isDone ? ['gates.open'] : [])];
  const says = `${who} opens ${key}`;
  const kind = outcome.kind === 'refused' ? outcome.refusal.kind : outcome.kind;
  if (
    outcome.kind === 'refused' &&
    'of' in outcome.refusal &&
    outcome.refusal.of !== model?.asked.length
  )
    return { says, wanted, got: `${kind} of ${outcome.refusal.of} criteria`, acts };
  if (!isDone) return { says, wanted, got: kind, acts };
  const [row] = yard.rows<{ phase: string }>('select phase from rollouts');
  const stoodIn = [...new Set(model?.stoodIn.values())].toSorted().join();
  const [pass] = yard.rows<{ criteria: string }>(
    'select criteria from gate_passes where gate = ?',
    key,
  );
  const stored = JSON.parse(pass?.criteria ?? '[]') as { name: string; overrideId?: string }[];
  const used = [...new Set(stored.flatMap(({ overrideId }) => overrideId ?? []))].toSorted().join();
  const isSo = row?.phase === next && stoodIn === used && isFrozenNow(yard, `leaving-${next}`);
  return {
    says,
    wanted,
    got: isSo ? kind : `${kind}, by ${used} and not ${stoodIn}, to ${row?.phase}`,
    acts,
  };
};

const isFrozenNow = (yard: Coming['yard'], gate: string) =>
  yard.rows('select 1 from gate_versions where gate = ?', gate).length > 0;

type Loosening = { reason: string; last: string | undefined; kind: string; subject: string };

/** Why a second person is not even asked; undefined where they are. */
export function refusedLoosening(
  { look, who, now, today }: Coming,
  { reason, last, kind, subject }: Loosening,
): string | undefined {
  const { all } = look;
  if (!isReason(reason)) return 'reason-too-short';
  if (last !== undefined && last <= today) return 'last-day-not-ahead';
  if (last !== undefined && !mayLastUntil(last, today)) return 'last-day-too-far';
  if (![...all.leads, ...all.sponsors].some((id) => id !== who)) return 'nobody-can-approve';
  const isWaiting = all.overrides.some(
    (one) => one.change?.kind === kind && one.change.subject === subject && isOpen(one, now),
  );
  return isWaiting ? 'already-asked' : undefined;
}

/** A limit that is no gate's, made easier by whoever leads it. */
export const loosen: Act = (coming): Done => {
  const { dice, who, request, today, yard, look } = coming;
  const { limit } = yard.facts();
  const reason = reasonFrom(dice);
  const last = dice.pick([
    undefined,
    undefined,
    dayPlus(today, 1),
    dayPlus(today, 3),
    today,
    dayPlus(today, 90),
    dayPlus(today, 91),
  ]);
  const subject = dice.chance(0.8) ? 'one' : 'two';
  const wanted =
    refusedLoosening(coming, { reason, last, kind: 'drill.limit', subject }) ?? 'asked';
  const lasts =
    last === undefined
      ? ({ kind: 'for-good' } as const)
      : ({ kind: 'until', on: day(last) } as const);
  const after = limit - 1 - dice.below(2);
  const outcome = request.product.askToLoosen(request, {
    ...{ kind: 'drill.limit', subject, gate: 'leaving-broad', before: limit, after },
    ...{ says: [`The limit is ${after} instead of ${limit}.`], reason, lasts },
  });
  const got = outcome.kind;
  const says = `${who} asks to loosen the limit of ${subject} from ${limit} until ${last}`;
  const isDone = wanted === 'asked';
  const [row] = yard.rows<{ on: string; phase: string; why: string }>(
    'select expires_on as "on", reviewed_after as phase, reason as why from overrides where requested_at = ? and requested_by = ? order by id desc',
    ...[coming.now, who],
  );
  const isSo =
    row?.on === (last ?? dayPlus(today, 90)) &&
    row.phase === look.place.phase &&
    row.why === reason.trim();
  return {
    says,
    wanted,
    got: isDone && !isSo ? `${got} until ${row?.on}` : got,
    acts: isDone ? ['overrides.ask-to-loosen'] : [],
  };
};
