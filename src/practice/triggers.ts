import type { Clock } from '../platform/clock.ts';
import { elapsed, randomUuid } from '../platform/entropy.ts';

/** A trigger lets the bot open one modal, once, within three seconds of the person's act. */
export type Triggers = {
  issue(userId: string, viewId?: string): string;
  take(triggerId: string): TakenTrigger;
};

export type TakenTrigger =
  | { kind: 'taken'; userId: string; viewId: string | undefined }
  | { kind: 'expired' }
  | { kind: 'exchanged' }
  | { kind: 'unknown' };

export type TriggerExpiry = 'real' | 'clock' | 'off';

const TRIGGER_LIFE_MS = 3000;

export function issueTriggers(clock: Clock, expiry: TriggerExpiry): Triggers {
  const issued = new Map<string, { userId: string; viewId: string | undefined; at: number }>();
  const used = new Set<string>();
  let count = 0;

  function nowMs(): number {
    return expiry === 'clock' ? clock.now().epochMilliseconds : elapsed();
  }

  return {
    issue(userId, viewId) {
      count += 1;
      const id = `${1_000_000 + count}.${userId.toLowerCase()}.${randomUuid().slice(-8)}`;
      issued.set(id, { userId, viewId, at: nowMs() });
      return id;
    },
    take(triggerId) {
      if (used.has(triggerId)) return { kind: 'exchanged' };
      const trigger = issued.get(triggerId);
      if (trigger === undefined) return { kind: 'unknown' };
      if (expiry !== 'off' && nowMs() - trigger.at > TRIGGER_LIFE_MS) return { kind: 'expired' };
      used.add(triggerId);
      return { kind: 'taken', userId: trigger.userId, viewId: trigger.viewId };
    },
  };
}
