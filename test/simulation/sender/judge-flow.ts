/* What the sender owes beyond each single row: everybody's turn, nobody overtaken, nothing said twice, and in the end all of it. */

import { type Arrival, conversationOf } from './fate.ts';
import type { Expect, Flush } from './flush.ts';
import { isInAnother, nothingWaits, type Row, standOf } from './row-model.ts';
import type { Yard } from './yard.ts';

const MINUTE_MS = 60_000;
/** What pings nobody, and what goes elsewhere. */
const SILENT = new Set(['edit', 'told']);
const BETWEEN_POSTS_MS = 1100;
/** So many calls may follow at once after a rest. */
const AT_ONCE = 5;

/** So many places have a message under way at once, at most. */
const TOGETHER_MOST = 4;

/** What waits to be tried again, or is being looked for, is overtaken by nothing that came after it. */
export function judgeTurns(yard: Yard, flush: Flush, expect: Expect): void {
  const { before, after, calls, now, hasDied } = flush;
  const states = new Map(after.map((row) => [row.id, row]));
  for (const elder of before) {
    const own = states.get(elder.id);
    // Left unknown while its place was closed, it was overtaken before anybody could look for it again.
    const isLateLook = elder.state === 'unknown' && elder.claimed === null;
    if (
      !isLateLook &&
      !nothingWaits(elder, now) &&
      own !== undefined &&
      own.attempts === elder.attempts &&
      own.state === elder.state &&
      own.settled === elder.settled
    )
      for (const junior of before) {
        const isAfter = junior.id > elder.id && junior.destination === elder.destination;
        if (!isAfter || junior.state !== 'queued') continue;
        const hasGone = calls.some(
          ({ method, key }) => method === 'chat.postMessage' && key === junior.key,
        );
        expect(!hasGone, () => `${junior.key} overtook ${elder.key}, which is ${elder.state}.`);
      }
  }
  if (!hasDied) judgeOrder(flush, expect);
  const keys = yard.slack.arrivals.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size === keys.length, () => `Something was said twice: ${twice(keys)}`);
}

/** Of what was to go to one place at once the eldest goes first; what was put off is due like any other. */
function judgeOrder({ before, after, calls }: Flush, expect: Expect): void {
  const ends = new Map(after.map((row) => [row.id, standOf(row)]));
  const posted = new Set(
    calls.flatMap(({ method, key }) => (method === 'chat.postMessage' ? (key ?? []) : [])),
  );
  const waiting = before.filter(
    (row) =>
      row.state === 'queued' &&
      row.at === row.created &&
      !SILENT.has(row.handler) &&
      !isInAnother(row, before) &&
      !posted.has(row.key) &&
      ends.get(row.id) === standOf(row),
  );
  const eldest = new Map(waiting.toReversed().map((row) => [row.destination, row]));
  for (const { id, key, destination } of before) {
    const elder = eldest.get(destination);
    const isLate = elder === undefined || elder.id > id || !posted.has(key);
    expect(isLate, () => `${key} went before ${elder?.key}, which is elder and due.`);
  }
}

const twice = (keys: readonly string[]) => keys.find((key, at) => keys.indexOf(key) !== at);

/** Where nobody asks for patience and the place has had no message for a second, what is due goes. */
export function judgeProgress(yard: Yard, flush: Flush, expect: Expect): void {
  const { before, after, calls, now, closed } = flush;
  const { slack } = yard;
  const isTroubled = calls.some(({ fate, error }) => fate !== undefined || error !== undefined);
  if (isTroubled || slack.busyUntil() > now || slack.token !== undefined) return;
  if (slack.postsSince(now - MINUTE_MS) >= AT_ONCE) return;
  const isDue = ({ state, at }: Row) => state === 'queued' && at <= now;
  const firsts = new Map(
    before
      .filter(isDue)
      .toReversed()
      .map((row) => [row.destination, row.id]),
  );
  const later = new Map(after.map((row) => [row.id, row]));
  for (const row of before) {
    const { destination, state, handler, at } = row;
    if (isFoundMissing(row, later.get(row.id), now) && isAlone(row, before))
      expect(
        now - slack.lastPostTo(destination) < BETWEEN_POSTS_MS,
        () => `${row.key} was looked for and is not there, and waits.`,
      );
    if (state !== 'queued' || at > now || handler === 'asked') continue;
    if (firsts.get(destination) !== row.id || handler === 'edit') continue;
    const isBehind = before.some(
      (one) =>
        one.id < row.id &&
        one.destination === destination &&
        !(nothingWaits(one, now) && nothingWaits(later.get(one.id) ?? one, now)),
    );
    // Where one thing is put off, the others of its place are looked at again with the next go.
    const isPutOff = before.some(
      (one) => one.destination === destination && later.get(one.id)?.at !== one.at,
    );
    const isBusy = now - slack.lastPostTo(destination) < BETWEEN_POSTS_MS;
    const isKept = isBehind || isPutOff || isBusy || isInAnother(row, before);
    if (isKept || closed.has(destination)) continue;
    const own = later.get(row.id);
    expect(
      own !== undefined && (own.state !== 'queued' || own.at > now),
      () =>
        `${standOf(row)} for ${destination} by ${handler} is due, nothing is in its way, and it waits.`,
    );
  }
}

const isFoundMissing = (before: Row, after: Row | undefined, now: number) =>
  before.state === 'unknown' &&
  after?.state === 'queued' &&
  after.at === now &&
  after.attempts === before.attempts;

const isAlone = (row: Row, all: readonly Row[]) =>
  all.every((one) => one === row || one.settled !== null || one.destination !== row.destination);

/** At the end each thing stands where it was to stand, once, with its last words. */
export function judgeAtRest(yard: Yard, expect: Expect): void {
  const rows = yard.rows();
  const together = yard.slack.mostAtOnce();
  const isMeant = together > 1 && together <= TOGETHER_MOST;
  expect(isMeant, () => `${together} messages were under way at once, at most.`);
  const { arrivals, markless } = yard.slack;
  for (const row of rows) {
    const { key, handler, state, destination, problem } = row;
    const isHidden = markless.has(conversationOf(destination));
    expect(
      ['sent', 'failed', 'cancelled'].includes(state) || isHidden || isUnsure(row),
      () => `${key} is still ${state} (${problem}).`,
    );
    expect(state !== 'failed' || problem !== null, () => `${key} failed without a word.`);
    if (handler === 'told') {
      const isTold = state === 'sent' && yard.outside.taken.includes(key);
      expect(isTold, () => `${key} is ${state}, and everyone is there.`);
      continue;
    }
    if (handler === 'edit') continue;
    const there = arrivals.find(
      ({ place, ts }) =>
        place === yard.slack.there(row.channel ?? '') && ts === row.ts && row.ts !== null,
    );
    expect(
      (state === 'sent') === (there !== undefined),
      () => `${key} is ${state}; Slack has ${there?.ts}.`,
    );
    if (there === undefined || handler === 'odd' || handler === 'asked') continue;
    const all = rows.filter((one) => one.handler === 'edit' && JSON.parse(one.payload).of === key);
    const last = all.findLast((one) => one.state === 'sent');
    // One that did not arrive may still come with a later one, of whatever stands in the same message.
    const words = [
      last === undefined ? key : `${last.key} instead`,
      ...all.filter(({ id }) => id > (last?.id ?? 0)).map((one) => `${one.key} instead`),
    ];
    const has = ({ blocks }: Arrival) =>
      words.some((one) => JSON.stringify(blocks).includes(`"${one}"`));
    const times = arrivals.filter(has);
    expect(times.length < 2, () => `${words} stands in ${times.length} messages.`);
    const isShown = has(there);
    expect(
      isShown,
      () => `${key} reads ${JSON.stringify(there.blocks).slice(0, 300)}, not ${words}.`,
    );
  }
}

/** Nobody could look, and a person has been told so. */
const isUnsure = ({ state, settled, problem }: Row) =>
  state === 'unknown' && settled !== null && /cannot be looked up/.test(problem ?? '');
