/* What a change of a message may be after one flush, by how the message stands that it is for; and what goes out together. */
import type { Expect, Flush } from './flush.ts';
import { fitIn, isNewer } from './layout.ts';
import { afterAttempt, isInAnother, outcomeOf, type Row } from './row-model.ts';
import type { Yard } from './yard.ts';

const ASK_AGAIN_MS = 15_000;
const TOGETHER_MAX = 20;

export function editStands(yard: Yard, flush: Flush, row: Row): Row[] {
  const { now, before, after, calls } = flush;
  if (row.state !== 'queued' || row.at > now) return [row];
  const end = (outcome: Parameters<typeof afterAttempt>[1]) =>
    afterAttempt(row, outcome, { now, isRepeatable: true });
  const { of } = JSON.parse(row.payload) as { of: string };
  const stands = [before, after].flatMap((rows) => rows.find(({ key }) => key === of) ?? []);
  const outcomes = new Set(calls.filter(({ method }) => method === 'chat.update').map(outcomeOf));
  const is = (...states: string[]) => stands.some(({ state }) => states.includes(state));
  const may = [row, { ...row, claimed: null }];
  const isBeforeItLeft = stands.some(
    ({ state, settled }) => state !== 'sent' && (state !== 'unknown' || settled !== null),
  );
  if (outcomes.has('sent') || (isBeforeItLeft && is('queued', 'unknown', 'held')))
    may.push(end('sent'));
  const isOld = [...before, ...after].some(
    (one) =>
      one.id > row.id &&
      one.handler === 'edit' &&
      one.state === 'sent' &&
      JSON.parse(one.payload).of === of,
  );
  if (isOld || is('failed', 'cancelled')) may.push(end('gone'));
  if (outcomes.has('again') || outcomes.has('unknown')) may.push(end('again'));
  const isShut = yard.closed().has(row.destination);
  if (isShut || outcomes.has('refused') || outcomes.has('plainer')) may.push(end('refused'));
  for (const { state, settled, joined, handler, at } of stands) {
    const isUnderWay =
      state === 'sending' || (state === 'unknown' && settled === null) || joined !== null;
    if (isUnderWay) may.push({ ...row, claimed: null, at: now + ASK_AGAIN_MS });
    if (handler === 'post' || handler === 'message') continue;
    may.push({ ...row, claimed: null, at: Math.max(at + ASK_AGAIN_MS, now + 1000) });
  }
  return may;
}

/** Of what is due in a channel as much goes with the first as one message takes, in its order. */
export function judgeTogether({ before, after, calls, now, hasDied }: Flush, expect: Expect): void {
  if (hasDied) return;
  const later = new Map(after.map((row) => [row.id, row]));
  for (const master of before) {
    const isSent = calls.some(
      ({ method, key }) => method === 'chat.postMessage' && key === master.key,
    );
    const end = later.get(master.id);
    if (master.handler !== 'post' || !isSent || end?.state !== 'sent' || master.state !== 'queued')
      continue;
    const due = before.filter(
      (row) =>
        row.id !== master.id &&
        row.handler === 'post' &&
        row.destination === master.destination &&
        row.state === 'queued' &&
        row.at <= now &&
        (row.joined === master.id || !isInAnother(row, before)) &&
        !calls.some(({ method, key }) => method === 'chat.postMessage' && key === row.key),
    );
    // Who changes it meanwhile makes it longer or shorter.
    if ([master, ...due].some(({ id, payload }) => later.get(id)?.payload !== payload)) continue;
    const blocks: { type: string }[] = blocksOf(end);
    for (const row of due.slice(0, TOGETHER_MAX - 1)) {
      const own = later.get(row.id) ?? row;
      blocks.push({ type: 'divider' }, ...blocksOf(own));
      const fits = fitIn(blocks);
      expect(
        (own.joined === master.id) === fits,
        () => `${row.key} ${fits ? 'did not go' : 'went'} with ${master.key}.`,
      );
      if (!fits) break;
    }
  }
}

/** Whose layout Slack does not take goes once more at once, without the blocks that are newer. */
export function judgePlainer({ before, calls, hasDied }: Flush, expect: Expect): void {
  if (hasDied) return;
  for (const { method, key, error, fate } of calls) {
    if (method !== 'chat.postMessage' || error !== 'invalid_blocks') continue;
    // An answer that was lost, or made no sense, says nothing of the layout.
    if (fate !== undefined && fate.kind !== 'says') continue;
    const row = before.find((one) => one.key === key && one.handler === 'post');
    if (row === undefined || !blocksOf(row).some(isNewer)) continue;
    const times = calls.filter((one) => one.method === method && one.key === key).length;
    expect(times === 2, () => `${key} was refused for its layout, and tried ${times} times.`);
  }
}

const blocksOf = ({ payload }: Row): { type: string }[] => JSON.parse(payload).blocks;
