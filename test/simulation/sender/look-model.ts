/* What a look for a lost message must find, where Slack answered all that it asked: five pages of three at most, the newest first. */
import { conversationOf } from './fate.ts';
import type { Expect, Flush } from './flush.ts';
import { outcomeOf, type Row } from './row-model.ts';
import type { Yard } from './yard.ts';

const PAGE = 3;
const PAGES_MOST = 5;
const LOOK_BACK_MS = 75 * 60_000;

export type Look = 'there' | 'absent' | 'too-much';

/** It is asked for what was said since then and for nothing older, which could be very much. */
export function judgeLooks({ before, calls }: Flush, expect: Expect): void {
  for (const { method, place, oldest } of calls) {
    if (!method.endsWith('.history')) continue;
    const since = before
      .filter(({ destination }) => conversationOf(destination) === place)
      .map((row) => String(Math.floor(sinceOf(row) / 1000)));
    expect(since.includes(oldest ?? ''), () => `${place} was read since ${oldest}, not ${since}.`);
  }
}

const sinceOf = ({ claimed, created }: Row) => (claimed ?? created) - LOOK_BACK_MS;

/** Undefined where something came between, and nobody can say. */
export function lookedThrough({ slack }: Yard, flush: Flush, row: Row): Look | undefined {
  const { before, calls, hasDied, now } = flush;
  const place = conversationOf(row.destination);
  const isLookedFor = ({ state, settled, at, destination }: Row) =>
    state === 'unknown' && settled === null && at <= now && destination === row.destination;
  if (hasDied || slack.markless.has(place) || before.filter(isLookedFor).length !== 1) return;
  const asking = calls.filter(({ method }) => /^(conversations|auth)\./.test(method));
  if (asking.some((call) => outcomeOf(call) !== 'sent')) return;
  const pages = asking.filter((one) => one.method.endsWith('history') && one.place === place);
  const standing = [...slack.arrivals, ...slack.foreign].filter(
    (one) => one.place === slack.there(place) && Number(one.ts) > Math.floor(sinceOf(row) / 1000),
  );
  if (standing.some(({ at }) => at === now)) return;
  const inOrder = standing.toSorted((a, b) => Number(b.ts) - Number(a.ts));
  const index = inOrder.findIndex((one) => one.key === row.key && !slack.foreign.includes(one));
  const last = index < 0 ? Math.max(1, standing.length) : index + 1;
  const needed = Math.min(PAGES_MOST, Math.ceil(last / PAGE));
  if (pages.length < needed) return;
  if (last > PAGE * PAGES_MOST) return 'too-much';
  return index < 0 ? 'absent' : 'there';
}
