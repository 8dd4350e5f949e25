/* What happens among the people of the drill from one hour to the next. */
import type { UserId } from '../../../src/platform/ids.ts';
import type { Dice } from '../quarter/dice.ts';
import { tell } from './news.ts';
import { choose, type Desk, leave, moveIn, note, owe, PEOPLE, reply, touch } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;

export function happen(desk: Desk, dice: Dice, expect: Expect): void {
  const id = (dice.pick(PEOPLE) ?? '') as UserId;
  HAPPENINGS[dice.pick(KINDS) ?? 'owes'](desk, id, dice, expect);
  if (dice.chance(0.5)) note(desk);
}

const HAPPENINGS = {
  owes: owe,
  does(desk: Desk, _id: UserId, dice: Dice) {
    desk.owed.delete(dice.pick([...desk.owed.keys()]) ?? '');
    touch(desk);
  },
  replies: reply,
  status: (desk: Desk, id: UserId, dice: Dice) => dice.chance(0.3) && moveIn(desk, id, dice),
  hours: (desk: Desk, id: UserId, dice: Dice) => dice.chance(0.4) && choose(desk, id, dice),
  news: tell,
  away: leave,
};
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
] as const;
