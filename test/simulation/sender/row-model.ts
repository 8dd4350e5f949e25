/* What one row of the outbox must be after what came of it, reckoned from the calls that reached Slack. */
import type { Call } from './fate.ts';

export type Row = {
  id: number;
  key: string;
  handler: string;
  destination: string;
  payload: string;
  state: string;
  attempts: number;
  at: number;
  claimed: number | null;
  created: number;
  settled: number | null;
  channel: string | null;
  ts: string | null;
  problem: string | null;
  joined: number | null;
};

export type Outcome = 'sent' | 'unknown' | 'slow' | 'again' | 'refused' | 'gone' | 'plainer';

const TRIES_MAX = 12;
const LOOK_AFTER_MS = 15_000;
const LONGEST_WAIT_S = 900;

const AGAIN = new Set(['service_unavailable', 'a_new_code', 'request_timeout', 'invalid_auth']);
const SLOW = new Set(['ratelimited', 'token_revoked', 'token_expired']);
const UNCLEAR = new Set(['internal_error', 'fatal_error']);
const GONE = new Set(['message_not_found', 'cant_update_message']);
const LAYOUT = new Set(['invalid_blocks']);

/** What an answer, or its absence, is to the sender. */
export function outcomeOf({ fate, error }: Call): Outcome {
  if (fate?.kind === 'slower' || fate?.kind === 'unreachable') return 'slow';
  if (fate?.kind === 'status')
    return fate.status >= 500 || fate.status === 408 ? 'unknown' : 'again';
  if (fate !== undefined && fate.kind !== 'says') return 'unknown';
  if (error === undefined) return 'sent';
  if (AGAIN.has(error)) return 'again';
  if (SLOW.has(error)) return 'slow';
  if (UNCLEAR.has(error)) return 'unknown';
  if (GONE.has(error)) return 'gone';
  return LAYOUT.has(error) ? 'plainer' : 'refused';
}

/** The row after one attempt that was made now. */
export function afterAttempt(
  row: Row,
  outcome: Outcome,
  { now, isRepeatable }: { now: number; isRepeatable: boolean },
): Row {
  const tried = { ...row, attempts: row.attempts + 1, claimed: now, settled: null };
  const ended = (state: string) => ({ ...tried, state, settled: now });
  const again = (): Row => {
    if (tried.attempts >= TRIES_MAX) return ended('failed');
    const wait = Math.min(LONGEST_WAIT_S, 2 ** tried.attempts) * 1000;
    return { ...tried, state: 'queued', at: now + wait };
  };
  switch (outcome) {
    case 'sent':
      return ended('sent');
    case 'gone':
      return ended('cancelled');
    case 'refused':
    case 'plainer':
      return ended('failed');
    case 'slow':
      return { ...row, state: 'queued', claimed: null, settled: null };
    case 'again':
      return again();
    case 'unknown':
      return isRepeatable ? again() : { ...tried, state: 'unknown', at: now + LOOK_AFTER_MS };
  }
}

/** It could not be looked for: again when as much time has passed once more, but soon and not too rarely. */
export function lookedInVain(row: Row, now: number): Row {
  const missing = Math.round((now - (row.claimed ?? row.created)) / 1000);
  const seconds = Math.min(LONGEST_WAIT_S, Math.max(15, missing));
  return { ...row, at: now + seconds * 1000 };
}

/** It was looked for and is not there. */
export function notThere(row: Row, now: number): Row {
  if (row.attempts >= TRIES_MAX) return { ...row, state: 'failed', settled: now };
  return { ...row, state: 'queued', at: now };
}

/** As the next process finds what one that died had on its way. */
export function inherited(row: Row, now: number, isRepeatable: boolean): Row {
  if (row.state !== 'sending') return row;
  if (isRepeatable) return { ...row, state: 'queued', at: now };
  return { ...row, state: 'unknown', at: Math.min(row.claimed ?? now, now) + LOOK_AFTER_MS };
}

const MOVES: Readonly<Record<string, readonly string[]>> = {
  queued: ['sent', 'unknown', 'failed', 'cancelled', 'held', 'sending'],
  sending: ['sent', 'unknown', 'failed', 'cancelled', 'queued'],
  unknown: ['sent', 'queued', 'failed', 'cancelled', 'sending'],
  failed: ['queued', 'sent', 'failed', 'cancelled', 'unknown'],
  held: ['queued', 'cancelled'],
  sent: [],
  cancelled: [],
};

/** Whether a row may become this within one go. */
export const mayBecome = (from: string, to: string): boolean =>
  from === to || (MOVES[from] ?? []).includes(to);

/** A short text of all that is to be the same; what is wrong is told in words that may change. */
export const standOf = ({ key, state, attempts, at, claimed, settled }: Row): string =>
  JSON.stringify({ key, state, attempts, at, claimed, settled });

/** Whether nothing behind this row has to wait for it. */
export function nothingWaits({ state, settled, claimed, at }: Row, now: number): boolean {
  if (state === 'sending') return false;
  if (state === 'unknown') return settled !== null;
  return state !== 'queued' || claimed === null || at <= now;
}

/** Whether a row has to wait for an elder of its place. */
export const isAhead = (elder: Row, row: Row, now: number): boolean =>
  elder.id < row.id && elder.destination === row.destination && !nothingWaits(elder, now);

/** What went out with another waits for what becomes of that one, be it the younger. */
export function isInAnother({ joined }: Row, all: readonly Row[]): boolean {
  const other = joined === null ? undefined : all.find(({ id }) => id === joined);
  if (other === undefined) return false;
  const { state, settled } = other;
  return state === 'queued' || state === 'sending' || (state === 'unknown' && settled === null);
}
