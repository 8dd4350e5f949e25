/* What stops a rollout: pauses and freezes, with their ends. */
import { declareFreeze } from '../../../src/features/gates/freezes/declare-freeze.usecase.ts';
import { liftFreeze } from '../../../src/features/gates/freezes/lift-freeze.usecase.ts';
import { pause, resume } from '../../../src/features/gates/pauses/change-pause.usecase.ts';
import { goOn, standStill } from '../../../src/features/gates/pauses/stand-still.usecase.ts';
import { write } from '../../../src/platform/database.ts';
import { dayPlus, daysFrom } from '../quarter/days.ts';
import { type Act, day } from './act.ts';

const LONGEST_FREEZE = 60;

export const stopOrGo: Act = ({ dice, look, who, request, yard, now }) => {
  const { all, place } = look;
  const isOn = place.pausedAt !== null;
  const stops = dice.chance(0.8) ? !isOn : isOn;
  const reason = dice.chance(0.85) ? ' The vendor is down. ' : '  ';
  const wanted = !all.leads.includes(who)
    ? 'not-lead'
    : stops && isOn
      ? 'already-paused'
      : !stops && !isOn
        ? 'not-paused'
        : reason.trim() === ''
          ? 'no-reason'
          : stops
            ? 'paused'
            : 'resumed';
  const isDone = wanted === 'paused' || wanted === 'resumed';
  const outcome = stops ? pause(request, { reason }) : resume(request, { reason });
  const says = `${who} ${stops ? 'pauses' : 'resumes'}`;
  const acts = isDone ? [stops ? 'pauses.pause' : 'pauses.resume'] : [];
  if (!isDone || outcome.kind !== wanted) return { says, wanted, got: outcome.kind, acts };
  const [row] = yard.rows<{ at: number | null; by: string; why: string }>(
    'select paused_at as at, paused_by as "by", paused_reason as why from rollouts',
  );
  const spans = yard.rows<{
    from: number;
    until: number | null;
    by: string | null;
    why: string | null;
  }>(
    'select from_at as "from", until_at as until, resumed_by as "by", resumed_reason as why from rollout_pauses order by from_at, id',
  );
  const last = spans.at(-1);
  const isWritten = stops
    ? row?.at === now &&
      row.by === who &&
      row.why === reason.trim() &&
      last?.from === now &&
      last.until === null
    : row?.at === null && last?.until === now && last.by === who && last.why === reason.trim();
  const isOthers = spans.slice(0, -1).every(({ until }) => until !== null);
  const told = whoIsTold(all.leads, all.sponsors, yard, who);
  const news = yard
    .rows<{ person: string }>(
      `select person_id as person from personal_news where key like 'pauses.changed:R1:${wanted}:${now}:%'`,
    )
    .map(({ person }) => person);
  const post = yard.rows(
    `select 1 from outbox where key = ?`,
    `pauses:R1:${wanted}:${now}:CAIROLLOUT`,
  ).length;
  const isTold =
    news.toSorted().join() === told.toSorted().join() &&
    post === 1 &&
    outcome.notified === told.length;
  const got =
    isWritten && isOthers && isTold
      ? outcome.kind
      : `${outcome.kind}, written ${isWritten} ${isOthers}, told ${news} not ${told}`;
  return { says, wanted, got, acts };
};

/** Leads and sponsors, managers, and champions in office, who are here; not the one who does it. */
function whoIsTold(
  leads: readonly string[],
  sponsors: readonly string[],
  yard: Parameters<Act>[0]['yard'],
  who: string,
): string[] {
  const champions = yard.rows<{ id: string }>(
    'select person_id as id from champions where ended_at is null',
  );
  const managers = yard.rows<{ id: string }>(
    'select manager_id as id from teams where left_at is null and manager_id is not null',
  );
  const gone = new Set(
    yard
      .rows<{ id: string }>('select user_id as id from people where is_deactivated = 1')
      .map(({ id }) => id),
  );
  const all = new Set([...leads, ...sponsors, ...[...champions, ...managers].map(({ id }) => id)]);
  return [...all].filter((id) => id !== who && !gone.has(id));
}

/** As part of another act, which tells people of it itself. */
export const stopOrGoQuietly: Act = ({ dice, look, request, yard, now, who }) => {
  const was = look.place.pausedAt;
  const stops = dice.chance(0.5);
  write(yard.database, () =>
    stops ? standStill(request, 'It is over.') : goOn(request, 'It goes on.'),
  );
  const [row] = yard.rows<{ at: number | null }>('select paused_at as at from rollouts');
  const open = yard.rows<{ from: number }>(
    'select from_at as "from" from rollout_pauses where until_at is null',
  );
  const since = stops ? (was ?? now) : null;
  const ended =
    yard.rows('select 1 from rollout_pauses where until_at = ? and resumed_by = ?', now, who)
      .length > 0;
  return {
    ...{ says: `Everything ${stops ? 'stands still' : 'goes on'}`, acts: [] },
    wanted: `${since} ${since} ${stops || was === null || true}`,
    got: `${row?.at ?? null} ${open.length > 1 ? 'several' : (open[0]?.from ?? null)} ${stops || was === null || ended}`,
  };
};

export const freeze: Act = ({ dice, look, who, request, today, yard, now }) => {
  const { all } = look;
  // Today in most cases, or as far ahead as is told beforehand.
  const from = dayPlus(today, dice.chance(0.25) ? 14 + dice.below(2) : dice.below(4) - 2);
  const days = dice.pick([0, 1, 1, 2, 4, -1, 59, 60]) ?? 1;
  const until = dice.chance(0.3) ? undefined : dayPlus(from, days);
  const known = dice.chance(0.1) ? dice.pick(all.freezes) : undefined;
  const [first, last] =
    known === undefined ? [from, until] : [known.from, known.until ?? undefined];
  const kind = dice.pick(['incident', 'incident', 'year-end', 'other'] as const) ?? 'other';
  const reason = dice.chance(0.88) ? 'Year end.' : ' ';
  const wanted = (() => {
    if (!all.leads.includes(who)) return 'not-lead';
    if (reason.trim() === '') return 'no-reason';
    if (last === undefined && kind !== 'incident') return 'needs-an-end';
    if (last !== undefined && last < first) return 'ends-before-it-starts';
    if (last !== undefined && last < today) return 'already-over';
    if (last !== undefined && daysFrom(first, last) + 1 > LONGEST_FREEZE) return 'too-long';
    const isKnown = all.freezes.some(
      (one) => one.lifted === null && one.from === first && one.until === (last ?? null),
    );
    return isKnown ? 'declared-already' : 'declared';
  })();
  const draft = {
    kind,
    reason,
    fromOn: day(first),
    untilOn: last === undefined ? undefined : day(last),
  };
  const outcome = declareFreeze(request, { draft });
  const kindGot = outcome.kind === 'problem' ? outcome.problem.kind : outcome.kind;
  const isDone = wanted === 'declared';
  const rows = yard.rows<{ id: string }>(
    'select id from freezes where from_on = ? and until_on is ? and declared_by = ? and declared_at = ? and kind = ? and lifted_at is null',
    ...[first, last ?? null, who, now, kind],
  );
  const isTold = rows.some(
    ({ id }) =>
      yard.rows('select 1 from outbox where key = ?', `freezes:${id}:declared`).length === 1,
  );
  const got = isDone && !isTold ? `${kindGot}, and not written` : kindGot;
  return {
    says: `${who} freezes ${first} to ${last}`,
    wanted,
    got,
    acts: isDone ? ['freezes.declare'] : [],
  };
};

export const thaw: Act = ({ dice, look, who, request, today, yard, now }) => {
  const { all } = look;
  const underWay = all.freezes.filter(
    ({ lifted, until }) => lifted === null && (until === null || until >= today),
  );
  const one = dice.chance(0.8) ? dice.pick(underWay) : dice.pick(all.freezes);
  const freezeId = one === undefined || dice.chance(0.03) ? 'none' : one.id;
  const wanted = !all.leads.includes(who)
    ? 'not-lead'
    : freezeId === 'none' || one === undefined
      ? 'unknown'
      : one.lifted !== null
        ? 'lifted-already'
        : one.until !== null && one.until < today
          ? 'over'
          : 'lifted';
  const { kind } = liftFreeze(request, { freezeId });
  const isDone = wanted === 'lifted';
  const isWritten =
    yard.rows(
      'select 1 from freezes where id = ? and lifted_at = ? and lifted_by = ?',
      freezeId,
      now,
      who,
    ).length === 1 &&
    yard.rows('select 1 from outbox where key = ?', `freezes:${freezeId}:lifted`).length === 1;
  const got = isDone && !isWritten ? 'lifted, and not written' : kind;
  return {
    says: `${who} ends the freeze ${freezeId}`,
    wanted,
    got,
    acts: isDone ? ['freezes.lift'] : [],
  };
};
