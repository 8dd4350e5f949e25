/*
 * When Slack may next be called: so many calls a minute by method, one message a second to one
 * destination, and holds that Slack or our own caution asked for. Nothing here is stored: after a
 * restart Slack says again when it is too much.
 */

/** `slack` keeps Slack's limits, `off` keeps none (a workspace that has none); holds are kept in both. */
export type PaceSetting = 'slack' | 'off' | { postsPerMinute: number };

export type Pace = {
  /** Milliseconds until `method` may be called for `destination`; 0 when it may be now. */
  wait(method: string | undefined, destination: string | undefined, now: Temporal.Instant): number;
  take(method: string, destination: string | undefined, now: Temporal.Instant): void;
  /** Nothing passes the gate for so long: a method's, a destination's or, by `EVERYTHING`, all of them. */
  hold(gate: string, milliseconds: number, now: Temporal.Instant): void;
  /** Milliseconds that a gate is still held. */
  held(gate: string, now: Temporal.Instant): number;
};

export const EVERYTHING = '*';

/** Slack allows one message a second into one conversation; the rest is for the road. */
const BETWEEN_MESSAGES = 1020;

/** "Several hundred a minute for a workspace"; 10,000 direct messages then take a good half hour. */
const POSTS_PER_MINUTE = 300;

/** Calls a minute by Slack's tiers, for the methods that a sender uses; what is not listed counts as tier 2. */
const CALLS_PER_MINUTE: Record<string, number> = {
  'chat.update': 50,
  'conversations.history': 50,
  'conversations.open': 50,
  'auth.test': 300,
};
const TIER_2 = 20;

/** Calls that may follow at once after a rest; they are part of the minute's sum, not on top of it. */
const BURST = 5;
const MINUTE = 60_000;
const REMEMBERED_DESTINATIONS = 5000;

type Hold = { since: number; until: number };

export function openPace(setting: PaceSetting): Pace {
  const holds = new Map<string, Hold>();
  const lastPostTo = new Map<string, number>();
  /** By method: the instant up to which calls already made have used up the budget. */
  const spentUntil = new Map<string, number>();

  function held(gate: string, now: number): number {
    const hold = holds.get(gate);
    // A clock set back must not prolong a hold.
    if (hold === undefined || now < hold.since) return 0;
    return Math.max(0, hold.until - now);
  }

  function budgetWait(method: string, now: number): number {
    const spent = spentUntil.get(method) ?? 0;
    if (spent - now > MINUTE) return 0;
    return Math.max(0, spent - BURST * interval(method, setting) - now);
  }

  function destinationWait(method: string, destination: string, now: number): number {
    if (method !== 'chat.postMessage') return 0;
    const last = lastPostTo.get(destination);
    if (last === undefined || now < last) return 0;
    return Math.max(0, last + BETWEEN_MESSAGES - now);
  }

  return {
    wait(method, destination, at) {
      const now = at.epochMilliseconds;
      const gates = [EVERYTHING, method, destination].filter((gate) => gate !== undefined);
      const hold = Math.max(...gates.map((gate) => held(gate, now)));
      if (setting === 'off' || method === undefined) return hold;
      const forDestination =
        destination === undefined ? 0 : destinationWait(method, destination, now);
      return Math.ceil(Math.max(hold, forDestination, budgetWait(method, now)));
    },
    take(method, destination, at) {
      if (setting === 'off') return;
      const now = at.epochMilliseconds;
      const spent = spentUntil.get(method) ?? 0;
      const from = spent < now || spent - now > MINUTE ? now : spent;
      spentUntil.set(method, from + interval(method, setting));
      if (method !== 'chat.postMessage' || destination === undefined) return;
      lastPostTo.set(destination, now);
      if (lastPostTo.size > REMEMBERED_DESTINATIONS) forgetOld(lastPostTo, now);
    },
    hold(gate, milliseconds, at) {
      const now = at.epochMilliseconds;
      if (held(gate, now) >= milliseconds) return;
      holds.set(gate, { since: now, until: now + milliseconds });
    },
    held: (gate, at) => held(gate, at.epochMilliseconds),
  };
}

/** Milliseconds between calls, so that with the burst no sixty seconds hold more than the limit. */
function interval(method: string, setting: PaceSetting): number {
  return MINUTE / (perMinute(method, setting) - BURST);
}

function perMinute(method: string, setting: PaceSetting): number {
  if (method !== 'chat.postMessage') return CALLS_PER_MINUTE[method] ?? TIER_2;
  return typeof setting === 'object' ? setting.postsPerMinute : POSTS_PER_MINUTE;
}

function forgetOld(lastPostTo: Map<string, number>, now: number): void {
  for (const [destination, last] of lastPostTo) {
    if (last + BETWEEN_MESSAGES < now) lastPostTo.delete(destination);
  }
}
