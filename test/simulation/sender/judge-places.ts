/* Places that refuse: closed when they say so and only then, and what becomes of their rows when they open again, or move. */
import type { Expect, Flush } from './flush.ts';
import { type Row, standOf } from './row-model.ts';
import type { Yard } from './yard.ts';

export const CLOSING = ['not_in_channel', 'is_archived', 'channel_not_found', 'user_disabled'];
const SAID_AGAIN = new Set(['message', 'post', 'awaited', 'edit']);
const HOUR_MS = 3_600_000;
const STILL_NEWS_MS = 48 * HOUR_MS;

const placeOf = (conversation: string) =>
  conversation.startsWith('D') ? `U${conversation.slice(1)}` : conversation;

export function judgeClosed(yard: Yard, flush: Flush, expect: Expect): void {
  const { calls, closed, hasDied } = flush;
  if (hasDied) return;
  // Said there, or looked for there what may have arrived.
  const refusing = calls.filter(
    ({ method, fate, error }) =>
      /^(chat|conversations)\./.test(method) && fate === undefined && CLOSING.includes(error ?? ''),
  );
  const places = new Set(refusing.map(({ place }) => placeOf(place ?? '')));
  const own = new Map(flush.before.map((row) => [row.key, row.handler]));
  const sure = refusing.filter(({ method, key }) => {
    const handler = own.get(key ?? '');
    return method === 'chat.postMessage' && handler !== undefined && handler !== 'odd';
  });
  const now = yard.closed();
  for (const { place, error } of sure) {
    const code = now.get(placeOf(place ?? ''));
    expect(code !== undefined, () => `${place} refused, and is not known to be closed.`);
    const errors = new Set(refusing.filter((one) => one.place === place).map((one) => one.error));
    const isPerson = place?.startsWith('U') === true && error === 'channel_not_found';
    const meant = isPerson ? 'user_not_found' : error;
    if (errors.size === 1 && !closed.has(placeOf(place ?? '')))
      expect(code === meant, () => `${place} is closed by ${code}, not by ${meant}.`);
  }
  for (const place of now.keys())
    expect(closed.has(place) || places.has(place), () => `${place} was closed for nothing.`);
}

/** A channel is posted to once an hour at most, whatever is to be said there. */
export function judgeHourly({ slack }: Yard, { now }: Flush, expect: Expect): void {
  for (const one of slack.arrivals.filter(({ at, place }) => at === now && /^C/.test(place))) {
    const last = slack.arrivals.findLast(({ at, place }) => at < now && place === one.place);
    const since = now - (last?.at ?? 0);
    expect(since >= HOUR_MS, () => `${one.key} came ${since} ms after ${last?.key}.`);
  }
}

/** Says once more what was refused since then and is still news, as if it had never been tried; and looks again. */
export function reopen(yard: Yard, place: string, expect: Expect): void {
  const since = yard.closedSince(place) ?? 0;
  const before = yard.rows();
  yard.reopen(place);
  const meant = reopened(before, { place, since, now: yard.now() });
  judgeSame(`${place} has opened`, meant, yard.rows(), expect);
  expect(!yard.closed().has(place), () => `${place} has opened and is still closed.`);
}

/** A channel has got another id: all that was said there or will be is of the new one. */
export function move(yard: Yard, from: string, to: string, expect: Expect): void {
  const since = yard.closedSince(from);
  const before = yard.rows();
  yard.move(from, to);
  const opened =
    since === undefined ? before : reopened(before, { place: from, since, now: yard.now() });
  const meant = opened.map((row) => (row.destination === from ? { ...row, destination: to } : row));
  const stands = yard.rows().filter(({ channel }) => channel === from);
  expect(stands.length === 0, () => `${stands[0]?.key} would be changed in ${from}.`);
  judgeSame(`${from} is ${to} now`, meant, yard.rows(), expect);
}

/** What could not be looked for is looked for; what went out with it waits for what becomes of it. */
function reopened(
  rows: readonly Row[],
  { place, since, now }: { place: string; since: number; now: number },
): Row[] {
  const isOf = ({ state, destination, settled, handler }: Row, wanted: string) =>
    state === wanted &&
    destination === place &&
    settled !== null &&
    settled >= since &&
    SAID_AGAIN.has(handler);
  const lookedFor = new Set(
    rows.filter((row) => isOf(row, 'unknown') && row.joined === null).map(({ id }) => id),
  );
  return rows.map((row) => {
    const again = { ...row, at: now, claimed: null, settled: null };
    if (isOf(row, 'failed') && row.created >= now - STILL_NEWS_MS)
      return { ...again, state: 'queued', attempts: 0 };
    if (lookedFor.has(row.id)) return again;
    const isJoined = isOf(row, 'unknown') && row.joined !== null && lookedFor.has(row.joined);
    return isJoined ? { ...again, state: 'queued', attempts: row.attempts - 1 } : row;
  });
}

function judgeSame(
  when: string,
  meant: readonly Row[],
  found: readonly Row[],
  expect: Expect,
): void {
  const words = (row: Row | undefined) => row && `${standOf(row)} ${row.destination}`;
  for (const [index, row] of meant.entries())
    expect(
      words(row) === words(found[index]),
      () => `${when}: ${words(found[index])} and not ${words(row)}.`,
    );
}
