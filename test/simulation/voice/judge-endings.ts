/* How what stood in a message has ended: as it was arranged, as its feature tells, by the act on the record, or for no reason that anybody knows. */
import { localAt, plusDays } from '../quarter/day-model.ts';
import type { Desk } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;
type Item = {
  nudge: string;
  rollout: string;
  what: string;
  about: string;
  topic: string;
  on: string;
  sent: number;
  zone: string;
  open: number;
  ending: string | null;
  by: string | null;
  why: string;
  done: string | null;
  carried: string | null;
  edits: number;
};
type Line = { at: number; actor: string; act: string; subject: string };

const ITEMS = `select nudge_key as nudge, rollout_id as rollout, obligation_key as what, about_id as about, topic, send_on as "on",
  sent_at as sent, time_zone as zone, is_open as open, ending, done_by as "by", ending_why as why,
  done_on as done, carried_to as carried, edits from nudge_items join nudges on nudges.key = nudge_key
  join people on people.user_id = nudges.person_id where sent_at is not null`;
const LINES = `select at, actor, act, subject from audit where rollout_id = ? and at >= ? and at <= ?
  order by sequence desc`;
const DROPPED = `select dropped as why, arranged_on as "on" from obligation_arrangements where subject = ?`;

export function watchEndings({ database, ended, now }: Desk, expect: Expect) {
  const { $client: client } = database;
  const items = client.prepare<[], Item>(ITEMS);
  const lines = client.prepare<[string, number, number], Line>(LINES);
  const dropped = client.prepare<[string], { why: string; on: string }>(DROPPED);
  const reply = client.prepare<[string, string]>(
    'select 1 from nudge_replies where person_id = ? and obligation_key = ?',
  );
  let open = new Map<string, number>();
  const nameOf = ({ nudge, what, about }: Item) => `${nudge} ${about} ${what}`;

  return {
    before() {
      open = new Map(
        items
          .all()
          .filter((one) => one.open === 1)
          .map((one) => [nameOf(one), one.edits]),
      );
    },
    after() {
      for (const item of items.all()) {
        const before = open.get(nameOf(item));
        if (item.open === 1 || before === undefined) continue;
        const isShown = item.carried !== null || item.edits > before;
        expect(isShown, () => `${nameOf(item)} has ended, and stands there as it did.`);
        const found = [item.ending, item.by, item.why, item.done].join(', ');
        const meant = endOf(item).join(', ');
        expect(found === meant, () => `${nameOf(item)} ended as ${found}, not as ${meant}.`);
        const isAnswered = reply.get(item.about, item.what) !== undefined;
        expect(!isAnswered, () => `${item.about} has answered what is done: ${item.what}.`);
      }
    },
  };

  function endOf({ rollout, what, about, topic, on, sent, zone }: Item): (string | null)[] {
    const at = now().epochMilliseconds;
    const today = localAt(at, zone).date;
    const arranged = dropped.get(`${what} ${about}`);
    if (arranged !== undefined && arranged.on >= plusDays(on, -1))
      return ['needless', null, arranged.why, today];
    if (ended.has(`${about} ${what}`)) return ['lapsed', null, '', today];
    const all = lines.all(rollout, sent, at).filter(({ act }) => act.startsWith(`${topic}.`));
    const isOn = ({ subject }: Line) => what.includes(subject.slice(subject.indexOf(':') + 1));
    const isOwn = ({ actor }: Line) => actor === about;
    const deed = all.find((one) => isOn(one) && isOwn(one)) ?? all.find(isOn) ?? all.find(isOwn);
    if (deed === undefined) return ['needless', null, '', today];
    const by = deed.actor === 'groundswell' ? null : deed.actor;
    return ['done', by, '', localAt(deed.at, zone).date];
  }
}
