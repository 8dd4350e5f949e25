import type { RolloutId, UserId } from '../../../platform/ids.ts';

/** A word of thanks; told to the manager only when the person thanked wants it. */
export type Thanks = {
  id: string;
  rolloutId: RolloutId;
  fromId: UserId;
  toId: UserId;
  /** What for. */
  text: string;
  at: Temporal.Instant;
  note: 'not-asked' | 'asked' | 'agreed' | 'kept';
};

export const notes = ['not-asked', 'asked', 'agreed', 'kept'] as const;

export type ThanksRefusal = { kind: 'yourself' } | { kind: 'left' } | { kind: 'no-words' };

export function thanksRefusal(
  thanks: { fromId: UserId; toId: UserId; text: string },
  toHasLeft: boolean,
): ThanksRefusal | undefined {
  if (thanks.fromId === thanks.toId) return { kind: 'yourself' };
  if (toHasLeft) return { kind: 'left' };
  return thanks.text.trim() === '' ? { kind: 'no-words' } : undefined;
}

/** "for looking at my letter" and "looking at my letter" mean the same. */
export function wordsOfThanks(typed: string): string {
  return typed.trim().replace(/^for\s+/i, '');
}
