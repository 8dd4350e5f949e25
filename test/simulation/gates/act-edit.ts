/* What a gate asks is changed: harder at once, easier with a second person; also by taking over what is asked today. */
import { gateKey } from '../../../src/features/contract/gate.ts';
import { editGateCriteria } from '../../../src/features/gates/gates/edit-gate.usecase.ts';
import { dayPlus } from '../quarter/days.ts';
import { wouldBeAsked } from '../quarter/gate-look.ts';
import type { Asked } from '../quarter/gate-rows.ts';
import { type Act, type Coming, day, reasonFrom, someGate } from './act.ts';
import { refusedLoosening } from './act-gates.ts';
import { differences, inWords, stricterOf } from './bars.ts';

type Wish = {
  key: string;
  current: readonly Asked[];
  wanted: readonly Asked[];
  harder: readonly Asked[];
  number: number;
  basedOn: number;
  reason: string;
  last: string | undefined;
  /** Until when what it asks now is easier. */
  untilOn: string | null;
};

export const edit: Act = (coming) => {
  const { dice, look, who, request, today } = coming;
  const { all, context } = look;
  // What was made easier for a time keeps its end, whatever is changed meanwhile.
  const lent = look.gates.filter(
    (one) => all.versions.findLast((each) => each.gate === gateKey(one))?.untilOn != null,
  );
  const { gate, key, model } =
    lent.length > 0 && dice.chance(0.4) ? someGate(coming, lent) : someGate(coming);
  const isLead = all.leads.includes(who);
  const versions = all.versions.filter((one) => one.gate === key);
  const number = versions.at(-1)?.number ?? 1;
  const adopt = dice.chance(0.4);
  const thresholds = numbersFrom(coming, model.asked);
  const frozen = new Map(model.asked.map((one) => [one.name, one.threshold?.value]));
  const base = adopt ? wouldBeAsked(context, all, gate) : model.asked;
  const wanted = base.map((one) => {
    const value = thresholds.get(one.name) ?? frozen.get(one.name);
    if (one.threshold === undefined || value === undefined) return one;
    return { ...one, threshold: { ...one.threshold, value } };
  });
  const upward = new Map(
    request.product.criteria.map((one) => [one.name, one.isEasierWhenHigher === true]),
  );
  const wish: Wish = {
    ...{
      key,
      current: model.asked,
      wanted,
      harder: stricterOf(model.asked, wanted, upward),
      number,
    },
    basedOn: dice.chance(0.9) ? (versions.length === 0 ? 0 : number) : number + 1 - dice.below(3),
    reason: reasonFrom(dice),
    untilOn: versions.at(-1)?.untilOn ?? null,
    last: dice.pick([undefined, today, ...[1, 5, 90, 91].map((days) => dayPlus(today, days))]),
  };
  const { basedOn, reason, last } = wish;
  const isOpened = all.passed.has(key);
  const meant = isLead ? outcomeOf(coming, wish) : 'not-lead';
  const lasts =
    last === undefined
      ? ({ kind: 'for-good' } as const)
      : ({ kind: 'until', on: day(last) } as const);
  const outcome = editGateCriteria(request, { gate, basedOn, thresholds, adopt, reason, lasts });
  const asked = outcome.kind === 'new-version' && outcome.asked !== undefined ? ' and asked' : '';
  const got =
    outcome.kind === 'loosening-refused' ? outcome.refusal.kind : `${outcome.kind}${asked}`;
  const isNew = meant.startsWith('new-version');
  const isAsked = meant === 'asked' || meant === 'new-version and asked';
  const acts = [
    ...(isLead && !isOpened && versions.length === 0 ? ['gates.freeze'] : []),
    ...(isNew ? ['gates.edit'] : []),
    ...(isAsked ? ['overrides.ask-to-loosen'] : []),
  ];
  const says = `${who} edits ${key}, version ${basedOn} of ${number}, ${adopt ? 'to what is asked today, ' : ''}to ${[...thresholds]} until ${last}`;
  if (!isLead || got !== meant) return { says, wanted: meant, got, acts };
  const isWritten = isVersionSo(
    coming,
    wish,
    isNew ? (isAsked ? wish.harder : wanted) : model.asked,
    isNew,
  );
  const isRight = isWritten && (!isAsked || isRequestSo(coming, wish));
  return { says, wanted: meant, got: isRight ? got : `${got}, and written wrong`, acts };
};

function numbersFrom({ dice }: Coming, asked: readonly Asked[]): Map<string, number> {
  const thresholds = new Map<string, number>();
  for (const { name, threshold } of asked) {
    if (threshold === undefined || dice.chance(0.5)) continue;
    const value = threshold.value + (dice.pick([-2, -1, 0, 1, 2]) ?? 0);
    thresholds.set(name, dice.chance(0.03) ? Number.NaN : value);
  }
  return thresholds;
}

function outcomeOf(
  coming: Coming,
  { key, current, wanted, harder, number, basedOn, reason, last }: Wish,
): string {
  if (coming.look.all.passed.has(key)) return 'gate-opened';
  if (Math.max(1, basedOn) !== number) return 'edited-meanwhile';
  if (wanted.some(({ threshold }) => Number.isNaN(threshold?.value))) return 'not-a-number';
  if (differences(current, wanted) === 0) return 'nothing-changed';
  if (reason.trim() === '') return 'no-reason';
  if (differences(harder, wanted) === 0) return 'new-version';
  const refused = refusedLoosening(coming, { reason, last, kind: 'gates.criteria', subject: key });
  return refused ?? (differences(current, harder) > 0 ? 'new-version and asked' : 'asked');
}

/** What the gate asks afterwards, as which version and until when, and whether the channel hears of it. */
function isVersionSo(
  { yard }: Coming,
  { key, number, untilOn }: Wish,
  after: readonly Asked[],
  isNew: boolean,
): boolean {
  const [row] = yard.rows<{ number: number; criteria: string; until: string | null }>(
    'select number, criteria, until_on as until from gate_versions where gate = ? order by number desc',
    key,
  );
  const isTold =
    yard.rows('select 1 from outbox where key = ?', `gates:R1:${key}:version-${number + 1}`)
      .length === 1;
  const is = JSON.parse(row?.criteria ?? '[]') as Asked[];
  const isSo = inWords(is) === inWords(after) && row?.number === number + Number(isNew);
  // What was made easier for a time stays so for that time, whatever else gets harder meanwhile.
  return isSo && row?.until === untilOn && (!isNew || isTold);
}

/** What the second person is asked: each thing that gets easier, from the harder to what was wanted. */
function isRequestSo({ yard, who, now }: Coming, { key, wanted, harder, last }: Wish): boolean {
  const [row] = yard.rows<{ change: string; asks: string }>(
    `select change, asks from overrides where requested_at = ? and requested_by = ? and gate = ? and change is not null
     order by id desc`,
    ...[now, who, key],
  );
  if (row === undefined) return false;
  const { before, after, isForGood, subject } = JSON.parse(row.change);
  const isFrom = inWords(before) === inWords(harder) && inWords(after) === inWords(wanted);
  const count = (JSON.parse(row.asks) as string[]).length;
  return (
    isFrom &&
    count === differences(harder, wanted) &&
    isForGood === (last === undefined) &&
    subject === key
  );
}
