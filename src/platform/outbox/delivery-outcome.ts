/* What one attempt's answer makes of a row. */
import { later } from '../calendar.ts';
import { backOff, type Delivery, type DeliveryState, MAX_ATTEMPTS } from './delivery.ts';
import type { OutboxRow } from './outbox.ts';

export type DeliveryOutcome = {
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: Temporal.Instant;
  claimedAt: Temporal.Instant | null;
  settledAt: Temporal.Instant | null;
  channelId: string | null;
  messageTs: string | null;
  problem: string | null;
};

/** A request ends after ten seconds; what Slack has of it by now is there to be found. */
export const LOOK_AFTER = Temporal.Duration.from({ seconds: 15 });
const SHORTEST_PUT_OFF = Temporal.Duration.from({ seconds: 1 });

/**
 * What is known of the one that takes it: saying it again does no harm (`isRepeatable`), and nothing has
 * arrived there for long since something else was given up (`isSilent`).
 */
export type Taker = { isRepeatable: boolean; isSilent: boolean };

/** `row` is the claimed row, its attempt counted. */
export function settle(
  row: OutboxRow,
  delivery: Delivery,
  { isRepeatable, isSilent }: Taker,
  now: Temporal.Instant,
): DeliveryOutcome {
  switch (delivery.kind) {
    case 'sent':
      return {
        ...final(row, 'sent', null, now),
        channelId: delivery.channelId ?? null,
        messageTs: delivery.messageTs ?? null,
      };
    case 'cancelled':
      return final(row, 'cancelled', delivery.problem, now);
    case 'refused':
      return final(row, 'failed', delivery.problem, now);
    case 'later':
      return {
        ...queued(row, delivery.problem ?? null),
        attempts: row.attempts - 1,
        claimedAt: null,
        nextAttemptAt: later(delivery.at, now.add(SHORTEST_PUT_OFF)),
      };
    case 'slow-down':
      return { ...queued(row, row.problem), attempts: row.attempts - 1, claimedAt: null };
    case 'failed-once':
      return tryAgain(row, delivery.problem, now, isSilent);
    case 'unknown':
      if (isRepeatable) return tryAgain(row, delivery.problem, now, isSilent);
      return {
        ...queued(row, delivery.problem),
        state: 'unknown',
        nextAttemptAt: now.add(LOOK_AFTER),
      };
  }
}

/** Nobody can find out whether it arrived; a person has to say. */
export function leaveUnknown(
  row: OutboxRow,
  problem: string,
  now: Temporal.Instant,
): DeliveryOutcome {
  return final(row, 'unknown', problem, now);
}

/** Looks again later, and ever more rarely the longer the answer has been missing. */
export function lookAgain(row: OutboxRow, now: Temporal.Instant): DeliveryOutcome {
  const missingFor = now.since(row.claimedAt ?? row.createdAt).total('seconds');
  const seconds = Math.round(Math.min(900, Math.max(15, missingFor)));
  return { ...queued(row, row.problem), state: 'unknown', nextAttemptAt: now.add({ seconds }) };
}

/** It was looked for and is not there, so it may be sent once more, and at once. */
export function sendAgain(row: OutboxRow, now: Temporal.Instant): DeliveryOutcome {
  const outcome = tryAgain(row, 'It was sent but did not arrive.', now);
  return isSettled(outcome) ? outcome : { ...outcome, nextAttemptAt: now };
}

function tryAgain(
  row: OutboxRow,
  problem: string,
  now: Temporal.Instant,
  isSilent = false,
): DeliveryOutcome {
  const { attempts } = row;
  if (attempts >= MAX_ATTEMPTS)
    return final(row, 'failed', `${problem} Tried ${attempts} times.`, now);
  if (isSilent) return final(row, 'failed', `${problem} ${sayOnly(attempts)}`, now);
  return { ...queued(row, problem), nextAttemptAt: now.add(backOff(attempts)) };
}

function sayOnly(attempts: number): string {
  const tried = attempts === 1 ? 'once' : `${attempts} times`;
  return `Tried only ${tried}, because nothing has arrived there for twelve hours.`;
}

/** Whether the row has reached its end, so that whoever asked for it is told. */
export function isSettled(outcome: DeliveryOutcome): boolean {
  return outcome.settledAt !== null;
}

function queued(row: OutboxRow, problem: string | null): DeliveryOutcome {
  return {
    state: 'queued',
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt,
    claimedAt: row.claimedAt,
    settledAt: null,
    channelId: row.channelId,
    messageTs: row.messageTs,
    problem,
  };
}

function final(
  row: OutboxRow,
  state: DeliveryState,
  problem: string | null,
  now: Temporal.Instant,
): DeliveryOutcome {
  return { ...queued(row, problem), state, settledAt: now };
}
