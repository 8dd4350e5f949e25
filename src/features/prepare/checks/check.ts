/* Tier 1: automated checks run outside and report here; one that is red or silent is its owner's to mend. */
import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';

export const outcomes = ['pass', 'fail'] as const;
export type Outcome = (typeof outcomes)[number];

export type Check = {
  id: string;
  name: string;
  workflow: string;
  looksFor: string;
  freshHours: number;
  ownerId: UserId;
  declaredAt: Temporal.Instant;
  last:
    | {
        outcome: Outcome;
        at: Temporal.Instant;
        /** Since when the outcome is what it is. */
        since: Temporal.Instant;
        url: string | undefined;
        note: string | undefined;
      }
    | undefined;
};

/** What a check says after one more result. One that is older than what it said last changes nothing. */
export function lastAfter(
  before: Check['last'],
  { outcome, at, url, note }: Omit<NonNullable<Check['last']>, 'since'>,
): Check['last'] {
  if (before !== undefined && isBefore(at, before.at)) return before;
  return { outcome, at, since: before?.outcome === outcome ? before.since : at, url, note };
}

/** `waiting`: declared, and within the time in which its first word is due. */
export type CheckStatus = 'green' | 'red' | 'silent' | 'waiting';

/** When it has said nothing for longer than it may. */
export function silentAfter({ last, freshHours, declaredAt }: Check): Temporal.Instant {
  return (last?.at ?? declaredAt).add({ hours: freshHours });
}

/** A red check stays red while it is silent: no news does not make it better. */
export function checkStatus(check: Check, now: Temporal.Instant): CheckStatus {
  const { last } = check;
  const isFresh = !isBefore(silentAfter(check), now);
  if (last?.outcome === 'fail') return 'red';
  if (!isFresh) return 'silent';
  return last === undefined ? 'waiting' : 'green';
}

/** Since when a check is red or silent. */
export function troubleSince(check: Check, now: Temporal.Instant): Temporal.Instant | undefined {
  const status = checkStatus(check, now);
  if (status === 'red') return check.last?.since;
  if (status === 'silent') return silentAfter(check);
  return undefined;
}
