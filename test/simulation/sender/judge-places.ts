/* Places that refuse: closed when they say so and only then, and what becomes of their rows when they open again, or move. */
import type { Expect, Flush } from './flush.ts';
import { type Row, standOf } from './row-model.ts';
import type { Yard } from './yard.ts';

export const CLOSING = ['not_in_channel', 'is_archived', 'channel_not_found', 'user_disabled'];
const SAID_AGAIN = new Set(['message', 'post', 'awaited', 'edit']);
const UNDER_WAY = new Set(['queued', 'held', 'sending', 'unknown']);
const STILL_NEWS_MS = 48 * 3_600_000;

const placeOf = (conversation: string) =>
  conversation.startsWith('D') ? `U${conversation.slice(1)}` : conversation;

export function judgeClosed(yard: Yard, flush: Flush, expect: Expect): void {
  const { calls, closed, hasDied } = flush;
  if (hasDied) return;
  const refusing = calls.filter(
    ({ method, fate, error }) =>
      method.startsWith('chat.') && fate === undefined && CLOSING.includes(error ?? ''),
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

/** Says once more what was refused since then and is still news, as if it had never been tried. */
export function reopen(yard: Yard, place: string, expect: Expect): void {
  const since = yard.closedSince(place) ?? 0;
  const before = yard.rows();
  yard.reopen(place);
  const meant = before.map((row) => reopened(row, { place, since, now: yard.now() }));
  judgeSame(`${place} has opened`, meant, yard.rows(), expect);
  expect(!yard.closed().has(place), () => `${place} has opened and is still closed.`);
}

/** A channel has got another id: what is still to be said goes to the new one. */
export function move(yard: Yard, from: string, to: string, expect: Expect): void {
  const since = yard.closedSince(from);
  const before = yard.rows();
  yard.move(from, to);
  const meant = before
    .map((row) =>
      since === undefined ? row : reopened(row, { place: from, since, now: yard.now() }),
    )
    .map((row) =>
      row.destination === from && UNDER_WAY.has(row.state) ? { ...row, destination: to } : row,
    );
  judgeSame(`${from} is ${to} now`, meant, yard.rows(), expect);
}

function reopened(
  row: Row,
  { place, since, now }: { place: string; since: number; now: number },
): Row {
  const { state, destination, created, settled, handler } = row;
  const isRefused = state === 'failed' && destination === place && (settled ?? 0) >= since;
  if (!isRefused || created < now - STILL_NEWS_MS || !SAID_AGAIN.has(handler)) return row;
  return { ...row, state: 'queued', attempts: 0, at: now, claimed: null, settled: null };
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
