import type { Clock } from '../../platform/clock.ts';
import { elapsed } from '../../platform/entropy.ts';

/** Slack's pace: so many calls of a method in a minute by its tier, and one message a second into a channel. */
export type Tier = 'tier-1' | 'tier-2' | 'tier-3' | 'tier-4' | 'posting' | 'special';
export type RateLimitMode = 'off' | 'real' | 'clock';

export type RateLimits = {
  /** Seconds to wait, or undefined when the call may go through. */
  wait(method: string, tier: Tier, channel: string | undefined): number | undefined;
};

const CALLS_A_MINUTE: Record<Tier, number> = {
  'tier-1': 1,
  'tier-2': 20,
  'tier-3': 50,
  'tier-4': 100,
  posting: 600,
  special: 600,
};
const MINUTE_MS = 60_000;
const BETWEEN_MESSAGES_MS = 1000;

export function limitRates(clock: Clock, mode: RateLimitMode): RateLimits {
  const calls = new Map<string, number[]>();
  const lastPost = new Map<string, number>();

  function waitForChannel(channel: string, now: number): number | undefined {
    const since = now - (lastPost.get(channel) ?? Number.NEGATIVE_INFINITY);
    if (since < BETWEEN_MESSAGES_MS) return secondsUp(BETWEEN_MESSAGES_MS - since);
    lastPost.set(channel, now);
    return undefined;
  }

  return {
    wait(method, tier, channel) {
      if (mode === 'off') return undefined;
      const now = mode === 'clock' ? clock.now().epochMilliseconds : elapsed();
      const recent = (calls.get(method) ?? []).filter((at) => now - at < MINUTE_MS);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= CALLS_A_MINUTE[tier]) {
        return secondsUp(MINUTE_MS - (now - oldest));
      }
      if (tier === 'posting' && channel !== undefined) {
        const wait = waitForChannel(channel, now);
        if (wait !== undefined) return wait;
      }
      calls.set(method, [...recent, now]);
      return undefined;
    },
  };
}

function secondsUp(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
