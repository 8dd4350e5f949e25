/* What people hear: nobody outside their hours, more often than their number, or about one thing too soon again. */
import type { Message } from '../../../src/practice/state/message.ts';
import { type Budget, budgetOf } from './budget-model.ts';
import { judgeHours, kindOf, weekdaysOf, zonesOf } from './hours-model.ts';
import { type Report, rows, type Scene, type Watch, workingDaysBetween } from './watch.ts';

type Heard = { at: Temporal.ZonedDateTime; isUrgent: boolean };
type Seen = { on: Temporal.PlainDate; budget: Budget };

/** A fortnight, the longest time over which messages are counted. */
const COUNTED_DAYS = 14;
const BETWEEN_WORKING_DAYS = 2;

export const keyOf = (message: Message) =>
  (message.metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key;

/** Follows the messages of one quarter. */
export function watchVoice(fresh: () => readonly Message[]): Watch {
  const heard = new Map<string, Heard[]>();
  const budgets = new Map<string, Seen[]>();
  const lastSaid = new Map<string, Temporal.PlainDate>();
  let lastGrounds = '';

  return (scene, report) => {
    for (const message of fresh()) {
      const personId = receiverOf(scene, message);
      const key = keyOf(message);
      if (personId === undefined || key === undefined) continue;
      const kind = kindOf(key);
      report.expect(kind !== undefined, () => `${key} is of no declared kind.`);
      report.expect(!isGone(scene, personId), () => `${key} went to somebody who has left.`);
      if (kind === 'ask' || kind === 'urgent') hear(scene, report, personId, key);
      else judgeHours(scene, report, { personId, key, isUrgent: true });
    }
    const grounds = groundsOf(scene);
    if (grounds === lastGrounds) return;
    lastGrounds = grounds;
    for (const personId of heard.keys()) see(scene, personId);
  };

  function hear(scene: Scene, report: Report, personId: string, key: string): void {
    const [nudge] = rows<{ is_urgent: number }>(
      scene,
      'select is_urgent from nudges where key = ?',
      key,
    );
    const isUrgent = nudge?.is_urgent === 1;
    judgeHours(scene, report, { personId, key, isUrgent });
    const at = scene.now.toZonedDateTimeISO(zonesOf(scene, personId)[0] ?? 'UTC');
    const own = heard.get(personId) ?? [];
    see(scene, personId);
    judgeNumber(report, { personId, key, at, isUrgent }, own);
    judgeGaps(scene, report, { personId, key, at, isUrgent });
    heard.set(personId, [...own, { at, isUrgent }]);
  }

  /** What somebody is counts as of now and of the days just past; of each number the last day it held. */
  function see(scene: Scene, personId: string): void {
    const on = scene.now.toZonedDateTimeISO('UTC').toPlainDate();
    const since = on.subtract({ days: COUNTED_DAYS + 1 });
    const budget = budgetOf(scene, personId);
    const known = budgets.get(personId) ?? [];
    const last = known.at(-1);
    if (last !== undefined && isSame(last.budget, budget) && last.on.equals(on)) return;
    const others = known.filter(
      (one) => !isSame(one.budget, budget) && Temporal.PlainDate.compare(one.on, since) >= 0,
    );
    budgets.set(personId, [...others, { on, budget }]);
  }

  function judgeNumber(
    report: Report,
    now: { personId: string; key: string; at: Temporal.ZonedDateTime; isUrgent: boolean },
    before: readonly Heard[],
  ): void {
    const { at, key, isUrgent } = now;
    const today = at.toPlainDate();
    const sameDay = before.filter(
      (one) => one.isUrgent === isUrgent && one.at.toPlainDate().equals(today),
    );
    report.expect(sameDay.length === 0, () => `${key} is the second message of a day.`);
    if (isUrgent) return;
    const monday = today.subtract({ days: today.dayOfWeek - 1 });
    const isWithinOne = ({ messages, weeks }: Budget) => {
      const since = monday.subtract({ days: 7 * (weeks - 1) });
      const counted = before.filter(
        (one) => !one.isUrgent && Temporal.PlainDate.compare(one.at.toPlainDate(), since) >= 0,
      );
      return counted.length < messages;
    };
    const own = budgets.get(now.personId) ?? [];
    report.expect(
      own.some(({ budget }) => isWithinOne(budget)),
      () =>
        `${key} is more than the person's number a week (${JSON.stringify(own.at(-1)?.budget)}).`,
    );
  }

  function judgeGaps(
    scene: Scene,
    report: Report,
    now: { personId: string; key: string; at: Temporal.ZonedDateTime; isUrgent: boolean },
  ): void {
    const { personId, key, at, isUrgent } = now;
    const today = at.toPlainDate();
    const items = rows<{ about: string; what: string; text: string }>(
      scene,
      'select about_id as about, obligation_key as what, text from nudge_items where nudge_key = ?',
      key,
    );
    const says = new Set(items.map(({ about, what }) => `${about} ${what}`));
    report.expect(says.size === items.length, () => `${key} says one thing twice.`);
    for (const { about, what } of items) {
      const thing = `${personId} ${about} ${what}`;
      const last = lastSaid.get(thing);
      lastSaid.set(thing, today);
      if (last === undefined || isUrgent || hasAnswered(scene, about, what)) continue;
      if (hasEnded(scene, { personId, key, about, what })) continue;
      report.expect(
        [personId, about].some(
          (id) => workingDaysBetween(last, today, weekdaysOf(scene, id)) >= BETWEEN_WORKING_DAYS,
        ),
        () => `${key} says ${what} again after ${last}.`,
      );
    }
  }
}

/** All that somebody's number follows from, and the day: as long as these stand, nobody's has changed. */
function groundsOf(scene: Scene): string {
  const day = scene.now.toZonedDateTimeISO('UTC').toPlainDate();
  return JSON.stringify([day, ...GROUNDS.map((sql) => rows(scene, sql))]);
}

const GROUNDS = [
  'select user_id, budget from nudge_settings',
  'select user_id, role, closed_at from rollout_roles join rollouts on rollouts.id = rollout_id',
  `select person_id, accepted_at, ended_at, closed_at from champions
   join rollouts on rollouts.id = rollout_id`,
];

const isSame = (a: Budget, b: Budget) => a.messages === b.messages && a.weeks === b.weeks;

/** Who has said when they want to hear of it again hears of it then. */
function hasAnswered(scene: Scene, personId: string, what: string): boolean {
  return (
    rows(
      scene,
      'select 1 from nudge_replies where person_id = ? and obligation_key = ?',
      personId,
      what,
    ).length > 0
  );
}

/** What has ended since it was said, and is owed again, is another thing. */
function hasEnded(
  scene: Scene,
  { personId, key, about, what }: Record<'personId' | 'key' | 'about' | 'what', string>,
): boolean {
  const [said] = rows<{ open: number }>(
    scene,
    `select is_open as open from nudge_items join nudges on nudges.key = nudge_key
     where person_id = ? and nudge_key <> ? and about_id = ? and obligation_key = ?
     order by sent_at desc limit 1`,
    ...[personId, key, about, what],
  );
  return said?.open === 0;
}

function isGone(scene: Scene, personId: string): boolean {
  return scene.house.workspace.world.records.members.get(personId)?.deactivated === true;
}

/** The person of a direct message from the bot that everybody in it sees. */
export function receiverOf({ house }: Scene, message: Message): string | undefined {
  const { records, facts } = house.workspace.world;
  const place = records.conversations.get(message.channel);
  if (!message.fromBot || message.onlyFor !== undefined || place?.kind !== 'dm') return undefined;
  return place.memberIds.find((id) => id !== facts.bot.userId);
}
