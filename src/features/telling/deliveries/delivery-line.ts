/** Which messages a lead asks for. */
export const deliveryFilters = ['all', 'waiting', 'held', 'failed', 'sent'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/** One message on its way, as the outbox knows it. */
export type DeliveryFacts = {
  state: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled' | 'held';
  /** Its key's first word says what it is: "digest", "nudge". */
  key: string;
  problem: string | undefined;
  /** It was tried before and is tried again. */
  wasTried: boolean;
  /** Nobody looks for it any longer. */
  isFinal: boolean;
  nextAttemptAt: Temporal.Instant;
};

/** The same with whom it goes to and since when it stands so. */
export type DeliveryEntry = DeliveryFacts & {
  id: number;
  to: string;
  isChannel: boolean;
  at: Temporal.Instant;
};

/** A person or channel where Slack refuses our messages. */
export type Refused = {
  destination: string;
  name: string;
  problem: string;
  sinceAt: Temporal.Instant;
  leftAt: Temporal.Instant | null;
};

export type DeliveryStanding =
  | { kind: 'arrived' | 'on-its-way' | 'about-to-go' | 'looked-for' | 'unknown' | 'held' }
  | { kind: 'waits' | 'tried-again'; until: Temporal.Instant; why: string | undefined }
  | { kind: 'not-arrived' | 'not-needed'; why: string | undefined };

/** Where one message stands. */
export function standingOf(row: DeliveryFacts, now: Temporal.Instant): DeliveryStanding {
  const { problem: why, nextAttemptAt: until } = row;
  switch (row.state) {
    case 'sent':
      return { kind: 'arrived' };
    case 'sending':
      return { kind: 'on-its-way' };
    case 'unknown':
      return { kind: row.isFinal ? 'unknown' : 'looked-for' };
    case 'held':
      return { kind: 'held' };
    case 'failed':
      return { kind: 'not-arrived', why };
    case 'cancelled':
      return { kind: 'not-needed', why };
    case 'queued':
      if (Temporal.Instant.compare(until, now) <= 0) return { kind: 'about-to-go' };
      return { kind: row.wasTried ? 'tried-again' : 'waits', until, why };
  }
}

const TITLES: Readonly<Record<string, string>> = {
  nudge: 'the day’s message',
  digest: 'the weekly digest',
  'wave-summary': 'the wave summary',
};

/** What kind of message it is; never what is in it. */
export function titleOf(key: string, isChannel: boolean): string {
  return TITLES[key.split(':', 1)[0] ?? ''] ?? (isChannel ? 'a post' : 'a message');
}
