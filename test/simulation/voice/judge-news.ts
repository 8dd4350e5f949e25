/* What is new goes with the next message: all that is urgent and the three newest of two weeks, in their order, and each once. */
import type { Desk } from './office.ts';
import type { Postbox } from './postbox.ts';

type Expect = (holds: boolean, says: () => string) => void;
type News = {
  id: number;
  person: string;
  urgent: number;
  at: number;
  words: string;
  toldIn: string | null;
  toldAt: number | null;
  seen: number | null;
  /** Other words are to stand there, and will with the next round of planning. */
  changed: number;
};
type Sent = { key: string; person: string; at: number; ts: string };

const NEWS = `select id, person_id as person, is_urgent as urgent, at, message ->> '$.text' as words,
  told_in as toldIn, told_at as toldAt, seen_at as seen,
  is_changed as changed from personal_news order by at, id`;
const SENT = `select nudges.key, person_id as person, sent_at as at, message_ts as ts from nudges
  join outbox on outbox.key = nudges.key where state = 'sent' order by sent_at desc limit 12`;
const DAY_MS = 86_400_000;
const FRESH_MS = 14 * DAY_MS;
const MOST = 3;

export type NewsWatch = { before(): void; after(isShown: boolean): void };

export function watchNews({ database, now }: Desk, box: Postbox, expect: Expect): NewsWatch {
  const { $client: client } = database;
  const readNews = client.prepare<[], News>(NEWS);
  const readSent = client.prepare<[], Sent>(SENT);
  let waiting: readonly News[] = [];

  return {
    before() {
      waiting = readNews.all().filter(({ toldAt, seen }) => toldAt === null && seen === null);
    },
    after(isShown) {
      const news = readNews.all();
      const sent = readSent.all();
      for (const { key, person, at, ts } of sent) {
        const own = news.filter(({ toldIn }) => toldIn === key);
        const untold = own.find(({ toldAt }) => toldAt === null);
        expect(untold === undefined, () => `${untold?.words} went with ${key} and is not told.`);
        if (isShown && own.every(({ changed }) => changed === 0))
          judgeShown(key, own, box.textOf(ts));
        if (at !== now().epochMilliseconds) continue;
        const mine = waiting.filter((one) => one.person === person);
        const fresh = mine.filter((one) => one.urgent === 0 && at - one.at <= FRESH_MS);
        const meant = [
          ...mine.filter(({ urgent }) => urgent === 1),
          ...fresh.slice(Math.max(0, fresh.length - MOST)),
        ].map(({ id }) => id);
        const found = own.map(({ id }) => id);
        expect(
          found.toSorted().join() === meant.toSorted().join(),
          () => `${key} told ${person} of ${found}, not of ${meant}.`,
        );
      }
    },
  };

  /** What stands in Slack reads as what is kept. */
  function judgeShown(key: string, own: readonly News[], text: string): void {
    const shown = [...text.matchAll(/"(News \d+)"/g)].map(([, words]) => words);
    const meant = own.map(({ words }) => words);
    expect(shown.join() === meant.join(), () => `${key} shows ${shown}, not ${meant}.`);
  }
}
