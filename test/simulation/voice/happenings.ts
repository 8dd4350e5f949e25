/* What happens among the people of the drill from one hour to the next. */
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { GROUNDSWELL } from '../../../src/platform/acting.ts';
import { record } from '../../../src/platform/audit/audit.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { ownRequest } from '../../../src/platform/request.ts';
import type { Dice } from '../quarter/dice.ts';
import { answer } from './judge-awaited.ts';
import { tell } from './news.ts';
import {
  choose,
  type Desk,
  LEADS,
  leave,
  moveIn,
  note,
  owe,
  PEOPLE,
  reply,
  touch,
  WORKSPACE,
} from './office.ts';
import { changeOffice } from './offices.ts';

type Expect = (holds: boolean, says: () => string) => void;

export function happen(desk: Desk, dice: Dice, expect: Expect): void {
  const id = (dice.pick(PEOPLE) ?? '') as UserId;
  HAPPENINGS[dice.pick(KINDS) ?? 'owes'](desk, id, dice, expect);
  if (dice.chance(0.5)) note(desk);
}

const HAPPENINGS = {
  owes: owe,
  does: finish,
  replies: reply,
  status: (desk: Desk, id: UserId, dice: Dice) => dice.chance(0.5) && moveIn(desk, id, dice),
  hours: (desk: Desk, id: UserId, dice: Dice) => dice.chance(0.4) && choose(desk, id, dice),
  news: tell,
  away: leave,
  office: changeOffice,
  answer,
};
/** It is owed no longer: done by somebody, dropped, over as its feature says, or gone without a word. */
function finish(desk: Desk, id: UserId, dice: Dice): void {
  const [thing, one] = dice.pick([...desk.owed]) ?? [];
  if (thing === undefined || one === undefined) return;
  const { personId, topic, key } = one;
  const actors = [personId, personId, id, GROUNDSWELL.userId];
  const way = dice.below(6);
  if (way === 0) drop(desk, one);
  else if (way === 1) desk.ended.add(thing);
  else if (way < 5) {
    const own = ownRequest({ ...desk, now: desk.now() }, WORKSPACE);
    const request = { ...own, acting: { ...own.acting, userId: dice.pick(actors) ?? personId } };
    const subject = `thing:${dice.chance(0.7) ? key : 'another'}`;
    const said = { act: `${topic}.settle`, subject, says: 'It is done.', isNews: false };
    record(request, { ...said, rolloutId: one.rolloutId });
  }
  desk.owed.delete(thing);
  touch(desk);
}

function drop({ database, now }: Desk, { key, personId, rolloutId }: Obligation): void {
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  database.$client
    .prepare(
      'insert or replace into obligation_arrangements values (?, ?, null, ?, ?, null, null, ?)',
    )
    .run(rolloutId, `${key} ${personId}`, today, LEADS[0], 'It is over.');
}

const KINDS = [
  'owes',
  'owes',
  'owes',
  'does',
  'does',
  'replies',
  'status',
  'hours',
  'news',
  'away',
  'office',
  'answer',
] as const;
