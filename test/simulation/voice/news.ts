/* What people may want to know: told, told again in newer words, grown pointless, and seen on Home. */
import type { UserId } from '../../../src/platform/ids.ts';
import { enqueueNews, enqueueUrgent, settleNews } from '../../../src/platform/outbox/direct.ts';
import {
  isKeptAsNews,
  listUnseenNews,
  markNewsSeen,
} from '../../../src/platform/outbox/personal-news.ts';
import { ownRequest } from '../../../src/platform/request.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import type { Dice } from '../quarter/dice.ts';
import { type Desk, WORKSPACE } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;
type Key = `thanks.given:${string}` | `waves.access-ends:${string}`;
type NewsRow = { key: Key; person: string; words: string; told: number | null; isChanged: number };

const ROW = `select key, person_id as person, message ->> '$.text' as words, told_at as told,
  is_changed as isChanged from personal_news`;

export function tell(desk: Desk, person: UserId, dice: Dice, expect: Expect): void {
  const way = dice.below(10);
  if (way === 0) {
    see(desk, person, expect);
    return;
  }
  const [old] = way > 2 ? [] : rowsOf(desk, `where person_id = '${person}' order by id desc`);
  if (old !== undefined && way === 1) {
    settle(desk, old, dice, expect);
    return;
  }
  const isUrgent = old === undefined ? dice.chance(0.3) : old.key.startsWith('waves');
  const key = old?.key ?? `${isUrgent ? 'waves.access-ends' : 'thanks.given'}:${dice.seed()}`;
  const before = rowsOf(desk, `where key = '${key}'`)[0];
  const isOpen = before === undefined || isWaiting(desk, key);
  const request = ownRequest({ ...desk, now: desk.now() }, WORKSPACE);
  const said = { to: person, message: sentence(`News ${dice.below(1_000_000)}`) };
  const isKept = key.startsWith('waves')
    ? enqueueUrgent(request, { key: key as 'waves.access-ends:', ...said })
    : enqueueNews(request, { key: key as 'thanks.given:', ...said });
  expect(isKept === isOpen, () => `${key} was kept: ${isKept}, and it was open: ${isOpen}.`);
  const words = rowsOf(desk, `where key = '${key}'`)[0]?.words;
  const meant = isOpen ? said.message.text : before?.words;
  expect(words === meant, () => `${key} reads ${words}, not ${meant}.`);
  expect(isKeptAsNews(desk.database, key), () => `${key} is not kept.`);
  expect(!isKeptAsNews(desk.database, `${key}!`), () => 'What nobody said is kept.');
}

/** Who has not heard of it never will; where it was told, other words are to stand. */
function settle(desk: Desk, { key }: NewsRow, dice: Dice, expect: Expect): void {
  const wasWaiting = isWaiting(desk, key);
  const message = sentence(`News ${dice.below(1_000_000)}`);
  settleNews(desk.database, key as 'thanks.given:', message);
  const after = rowsOf(desk, `where key = '${key}'`)[0];
  const found = after && `${after.words} ${after.isChanged}`;
  const meant = wasWaiting ? undefined : `${message.text} 1`;
  expect(found === meant, () => `${key}, grown pointless, reads ${found}, not ${meant}.`);
}

/** All that was not told and not seen before this moment, the newest first; and it is told no more. */
function see({ database, now }: Desk, person: UserId, expect: Expect): void {
  const since = now();
  const at = since.epochMilliseconds;
  const list = database.$client
    .prepare<[string, number], number>(
      `select id from personal_news where person_id = ? and told_at is null
       and (seen_at is null or seen_at >= ?) order by at desc, id desc`,
    )
    .pluck();
  const meant = list.all(person, at);
  const before = listUnseenNews(database, person, since).map(({ id }) => id);
  expect(before.join() === meant.join(), () => `New to ${person} is ${before}, not ${meant}.`);
  markNewsSeen(database, person, since);
  const again = listUnseenNews(database, person, since).map(({ id }) => id);
  expect(again.join() === meant.join(), () => `Once seen, ${again} is new to ${person}.`);
  const later = listUnseenNews(database, person, since.add({ seconds: 1 }));
  expect(later.length === 0, () => `${later[0]?.key} is new to ${person} for good.`);
}

const isWaiting = ({ database }: Desk, key: string) =>
  database.$client
    .prepare('select 1 from personal_news where key = ? and told_in is null and seen_at is null')
    .get(key) !== undefined;

const rowsOf = ({ database }: Desk, which: string) =>
  database.$client.prepare<[], NewsRow>(`${ROW} ${which}`).all();
