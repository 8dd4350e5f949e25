/* Whether every row is what the calls of one flush have made of it. */

import { type Call, conversationOf } from './fate.ts';
import type { Expect, Flush } from './flush.ts';
import { editStands } from './judge-edits.ts';
import { lookedThrough } from './look-model.ts';
import {
  afterAttempt,
  inherited,
  lookedInVain,
  mayBecome,
  notThere,
  outcomeOf,
  type Row,
  standOf,
} from './row-model.ts';
import type { Yard } from './yard.ts';

const HOUR_MS = 3_600_000;
const STILL_NEWS_MS = 48 * HOUR_MS;
const LOOK_BACK_MS = 75 * 60_000;

/** Whoever is known not to be disturbed has heard nothing. */
export function judgeQuiet(yard: Yard, { before, calls }: Flush, expect: Expect): void {
  const asked = new Map(before.map((row) => [row.key, row]));
  for (const { method, key } of calls) {
    const row = method === 'chat.postMessage' ? asked.get(key ?? '') : undefined;
    if (row?.handler !== 'asked') continue;
    // What was told while somebody else was asked about may have come after this was decided.
    const isJustLearnt = calls.some(
      (one) => one.method === 'dnd.teamInfo' && isAside(one.place, row.destination),
    );
    const isQuiet = yard.slack.quiet.isKnown(row.destination) && !isJustLearnt;
    expect(!isQuiet, () => `${row.destination} was not to be disturbed with ${key}.`);
  }
}

const isAside = (asked: string | undefined, person: string) =>
  asked?.split(',').slice(1).includes(person) === true;

export function judgeRows(yard: Yard, flush: Flush, expect: Expect): void {
  const posts = Map.groupBy(
    flush.calls.filter(({ method, key }) => method === 'chat.postMessage' && key !== undefined),
    ({ key }) => key ?? '',
  );
  const afterById = new Map(flush.after.map((row) => [row.id, row]));
  for (const row of flush.before) {
    const after = afterById.get(row.id);
    if (after === undefined) {
      expect(false, () => `${row.key} is gone.`);
      continue;
    }
    expect(
      mayBecome(row.state, after.state),
      () => `${row.key} was ${row.state} and is ${after.state}.`,
    );
    if (row.handler === 'told') continue;
    const isUntouched = standOf(row) === standOf(after);
    if (isUntouched && !posts.has(row.key)) continue;
    if (flush.hasDied && after.state === 'sending') continue;
    const may =
      row.handler === 'edit'
        ? editStands(yard, flush, row)
        : standsOf(yard, flush, row, posts.get(row.key) ?? []);
    expect(
      may.some((one) => standOf(one) === standOf(after)),
      () =>
        `${standOf(row)} became ${standOf(after)} (${after.problem}) and not ${may.map(standOf).join(' or ')}.`,
    );
  }
}

/** All that a row may be now; mostly one. */
function standsOf(yard: Yard, flush: Flush, row: Row, calls: readonly Call[]): Row[] {
  const { now, closed, arrived } = flush;
  if (row.state === 'unknown' && row.settled === null) {
    if (row.at > now) return [row];
    const place = conversationOf(row.destination);
    const isHidden = (row.claimed ?? row.created) - LOOK_BACK_MS > (arrivalAt(yard, row) ?? 0);
    const seen = lookedThrough(yard, flush, row);
    if (seen === 'there') return [{ ...row, state: 'sent', settled: now }];
    if (seen === 'too-much') return [{ ...row, settled: now }];
    const vain = seen === 'absent' ? [] : [row, lookedInVain(row, now)];
    if (hasReadMost(flush.calls, place)) vain.push({ ...row, settled: now });
    if (flush.calls.some(isRefusedLook)) vain.push({ ...row, settled: now });
    if (yard.slack.markless.has(place)) return [...vain, { ...row, settled: now }];
    if (yard.slack.closed.has(place)) return [...vain, { ...row, settled: now }];
    if (arrived.has(row.key) && !isHidden)
      return [...vain, { ...row, state: 'sent', settled: now }];
    // Left unknown where nobody could look, and found missing when it is no news: a person has to say.
    if (row.claimed === null && row.created < now - STILL_NEWS_MS)
      return [...vain, { ...row, settled: now }];
    return [...vain, ...tried(flush, notThere(row, now), calls)];
  }
  if (row.state !== 'queued' || row.at > now) return [row];
  const refused = afterAttempt(row, 'refused', { now, isRepeatable: false });
  if (closed.has(row.destination)) return [refused];
  const may = tried(flush, row, calls);
  return calls.length === 0 && yard.closed().has(row.destination) ? [...may, refused] : may;
}

/** A look reads five pages, and there were more of them. */
const hasReadMost = (calls: readonly Call[], place: string) =>
  calls.filter((one) => one.method === 'conversations.history' && one.place === place).length >= 5;

/** Slack does not let us look. */
const isRefusedLook = (call: Call) =>
  call.method.startsWith('conversations.') &&
  ['refused', 'plainer', 'gone'].includes(outcomeOf(call));

function tried(flush: Flush, row: Row, calls: readonly Call[]): Row[] {
  const { now } = flush;
  const unmoved = [row, { ...row, claimed: null }];
  if (row.handler === 'post') unmoved.push(...together(flush, row));
  if (row.handler === 'odd') unmoved.push(...oddEnds(row, now));
  if (row.handler === 'asked')
    for (const end of flush.quietEnds(row.destination))
      if (end > now) unmoved.push({ ...row, claimed: null, at: Math.max(end, now + 1000) });
  if (calls.length === 0) return unmoved;
  // Whatever came of the call, the one who made it broke after it.
  if (row.payload === '"throws-after"') return oddEnds(row, now);
  const outcomes = calls.map(outcomeOf);
  const last = outcomes.at(-1) ?? 'sent';
  const outcome = last === 'plainer' && calls.length > 1 ? 'refused' : last;
  // Whether it is our own access that is in question, is asked; where that cannot be asked now, it waits.
  const outcomesMet =
    calls.at(-1)?.error === 'invalid_auth' ? (['again', 'slow'] as const) : [outcome];
  return outcomesMet.map((one) => afterAttempt(row, one, { now, isRepeatable: false }));
}

function oddEnds(row: Row, now: number): Row[] {
  // It does not know that the pace kept its call back.
  if (row.payload === '"throws-after"')
    return [afterAttempt(row, 'unknown', { now, isRepeatable: false })];
  if (row.payload === '"throws"') return [afterAttempt(row, 'again', { now, isRepeatable: false })];
  if (row.payload === '"needless"')
    return [{ ...afterAttempt(row, 'gone', { now, isRepeatable: false }) }];
  if (row.payload !== '"put-off"' || now >= row.created + 600_000) return [];
  return [{ ...row, claimed: null, at: row.created + 600_000 }];
}

/** With another one of its channel, or an hour after the last. */
function together(flush: Flush, row: Row): Row[] {
  const { now, before, after } = flush;
  const own = after.find(({ id }) => id === row.id);
  const found: Row[] = [];
  const master = after.find(({ id }) => id === own?.joined);
  if (master?.destination === row.destination && master.settled === now)
    found.push({ ...row, state: master.state, attempts: row.attempts + 1, settled: now });
  const others = [...before, ...after].filter(
    (one) => one.handler === 'post' && one.destination === row.destination && one.id !== row.id,
  );
  const said = others.filter(({ state }) => state === 'sent' || state === 'unknown');
  // What is being looked for may stand there as well.
  for (const times of [
    said.map(({ settled }) => settled),
    others.map(({ state, settled, claimed }) =>
      settled === null && (state === 'unknown' || state === 'sending') ? claimed : null,
    ),
  ]) {
    const last = Math.max(0, ...times.map((at) => at ?? 0).filter((at) => at <= now));
    if (last + HOUR_MS > now)
      found.push({ ...row, claimed: null, at: Math.max(last + HOUR_MS, now + 1000) });
  }
  return found;
}

function arrivalAt({ slack }: Yard, row: Row): number | undefined {
  return slack.arrivals.find(({ key }) => key === row.key)?.at;
}

/** What a new process makes of what the dead one left. */
export function judgeEstate(
  before: readonly Row[],
  after: readonly Row[],
  now: number,
  expect: Expect,
): void {
  const repeatable = new Set(['edit', 'told']);
  for (const [index, row] of before.entries()) {
    const meant = inherited(row, now, repeatable.has(row.handler));
    const found = after[index];
    expect(
      found !== undefined && standOf(found) === standOf(meant),
      () => `After a death ${standOf(row)} is ${found && standOf(found)}, not ${standOf(meant)}.`,
    );
  }
}
