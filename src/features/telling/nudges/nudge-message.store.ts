/* A message with the state of each thing in it: for sending, for the preview, and for changing it later. */
import { isBefore } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { listNewsIn, type PersonalNews } from '../../../platform/outbox/personal-news.ts';
import type { StateAt } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import type { Owed } from '../obligations/owed.ts';
import type { PlannedNudge, Purpose } from './nudge.ts';
import { findReply, type StoredReply } from './nudge-history.store.ts';
import type { Because, ShownItem, ShownNudge } from './nudge-message.ts';
import { findNudge, listNudgeItems, type NudgeItem, type NudgeRow } from './nudges.store.ts';

/** What a planned message says when it is sent. */
export function getShownPlan(
  { database }: StateAt,
  planned: PlannedNudge,
  owed: Owed,
): ShownNudge<PersonalNews['message']> {
  const items = planned.items.map(({ obligation, purpose }) => ({
    state: 'open' as const,
    obligation,
    purpose,
    about: findName(database, obligation.personId),
    because: becauseOf(database, purpose, findReply(database, obligation.personId, obligation.key)),
    canSettle: canSettle(owed, planned.personId, purpose, obligation.key),
  }));
  return {
    key: planned.key,
    sendOn: planned.sendOn,
    today: planned.sendOn,
    news: listNewsIn(database, planned.key).map(({ message }) => message),
    isUrgent: planned.isUrgent,
    items,
    rolloutNames: rolloutNames(database),
    others: (owed.get(planned.personId)?.size ?? 0) - items.length,
  };
}

/** What a message that was sent says now. */
export function getShownNudge(
  state: StateAt,
  nudge: NudgeRow,
  owed: Owed,
): ShownNudge<PersonalNews['message']> {
  const { database, now } = state;
  const stored = listNudgeItems(database, nudge.key);
  const own = [...(owed.get(nudge.personId)?.keys() ?? [])];
  const inIt = new Set(
    stored.flatMap((item) => (item.aboutId === nudge.personId ? [item.obligationKey] : [])),
  );
  const timeZone = findPerson(database, nudge.personId)?.timeZone ?? 'UTC';
  return {
    key: nudge.key,
    sendOn: nudge.sendOn,
    news: listNewsIn(database, nudge.key).map(({ message }) => message),
    isUrgent: nudge.isUrgent,
    today: todayAt({ timeZone }, now),
    items: stored.map((item) => shownItem(state, nudge, item, owed)),
    rolloutNames: rolloutNames(database),
    others: own.filter((key) => !inIt.has(key)).length,
  };
}

function shownItem(
  { database, now }: StateAt,
  nudge: NudgeRow,
  item: NudgeItem,
  owed: Owed,
): ShownItem {
  const { aboutId, obligationKey, purpose, text } = item;
  const obligation = owed.get(aboutId)?.get(obligationKey);
  const reply = findReply(database, aboutId, obligationKey);
  const carriedTo = carriedOn(database, item);
  if (carriedTo !== undefined) return { state: 'carried', text, to: carriedTo };
  if (!item.isOpen || obligation === undefined) {
    const timeZone = findPerson(database, nudge.personId)?.timeZone ?? 'UTC';
    const on = item.doneOn ?? todayAt({ timeZone }, now);
    const about = aboutId === nudge.personId ? undefined : findName(database, aboutId);
    const { ending } = item;
    const by = nameOfDoer(database, item.doneBy, nudge.personId);
    if (ending === 'lapsed' || ending === 'needless' || ending === 'moved') {
      const how = ending === 'moved' ? (by ?? '') : item.endingWhy;
      return { state: ending, text, on, how, about };
    }
    return { state: 'done', text, on, by, about };
  }
  const isFresh =
    reply !== undefined &&
    aboutId === nudge.personId &&
    nudge.sentAt !== null &&
    !isBefore(reply.repliedAt, nudge.sentAt);
  if (isFresh && reply.choice === 'later') return { state: 'later', text, untilOn: reply.untilOn };
  if (isFresh && reply.choice === 'not-me') {
    return { state: 'not-mine', text, suggested: nameOrNone(database, reply.suggestedId) };
  }
  return {
    state: 'open',
    obligation,
    // Somebody who asked to be reminded on has answered the question.
    purpose: isFresh && purpose === 'ask' ? 'remind' : purpose,
    about: findName(database, aboutId),
    because: becauseOf(database, purpose, reply),
    canSettle: canSettle(owed, nudge.personId, purpose, obligationKey),
  };
}

/** Who owes it, or covers for the one who does, finds its button; others are only told of it. */
function canSettle(owed: Owed, receiver: UserId, purpose: Purpose, key: string): boolean {
  return purpose === 'cover' || owed.get(receiver)?.has(key) === true;
}

/** The day of the message that holds it by now: what was carried over may have been carried on. */
function carriedOn(database: Database, item: NudgeItem): Temporal.PlainDate | undefined {
  let key = item.carriedTo;
  let last: string | undefined;
  while (key !== undefined) {
    last = key;
    key = listNudgeItems(database, key).find(
      (one) => one.aboutId === item.aboutId && one.obligationKey === item.obligationKey,
    )?.carriedTo;
  }
  return last === undefined ? undefined : findNudge(database, last)?.sendOn;
}

function becauseOf(
  database: Database,
  purpose: NudgeItem['purpose'],
  reply: StoredReply | undefined,
): Because {
  if (purpose === 'cover') return { kind: 'away' };
  if (reply?.choice !== 'not-me') return { kind: 'silent' };
  return {
    kind: 'not-theirs',
    suggested: nameOrNone(database, reply.suggestedId),
    note: reply.note,
  };
}

function nameOfDoer(
  database: Database,
  by: UserId | undefined,
  receiver: UserId,
): string | undefined {
  if (by === receiver) return 'you';
  return nameOrNone(database, by);
}

function nameOrNone(database: Database, id: UserId | undefined): string | undefined {
  return id === undefined ? undefined : findName(database, id);
}

function rolloutNames(database: Database): ReadonlyMap<string, string> {
  return new Map(listOpenRollouts(database).map(({ id, name }) => [id, name]));
}
