import type { GateKey } from './gate.ts';

/** Whatever JSON can hold; two values are the same when they are written the same. */
export type Setting = unknown;

/** How long a change that makes a gate easier may last: up to and including a day, or for good. */
export type Lasts = { kind: 'until'; on: Temporal.PlainDate } | { kind: 'for-good' };

/** A change that makes a gate easier than it was frozen; it waits until a second person has agreed. */
export type LooseningDraft = {
  /** The name of the `Loosenable` that carries it out. */
  kind: string;
  /** What is changed, by an id that stays: a gate's key, a team, a learning. */
  subject: string;
  /** The gate that it makes easier, or the first of them. */
  gate: GateKey;
  before: Setting;
  after: Setting;
  /** What gets easier, a sentence each, with its numbers before and after. Plain text. */
  says: readonly string[];
  reason: string;
  lasts: Lasts;
};

export type LooseningChange = {
  value: Setting;
  /** Why it is changed, for the record. */
  reason: string;
  /** Undefined where it stays: agreed for good, or put back. */
  untilOn: Temporal.PlainDate | undefined;
};

export type LooseningRefusal =
  | { kind: 'nobody-can-approve' }
  | { kind: 'already-asked'; byName: string }
  | { kind: 'reason-too-short' }
  | { kind: 'last-day-not-ahead' }
  | { kind: 'last-day-too-far'; latest: Temporal.PlainDate };

export type LooseningOutcome = { kind: 'asked'; ofNames: readonly string[] } | LooseningRefusal;

/** Whether two settings are one. */
export function sameSetting(a: Setting, b: Setting): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** Keys in one order, so that the same setting is written the same. */
function inOrder(value: Setting): Setting {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]),
  );
}
