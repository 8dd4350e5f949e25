/* A Slack that enforces its limits: so many messages in any sixty seconds, one a second to one person. */
import type { Limit } from './stub-slack.ts';

export const POSTS_PER_MINUTE = 300;
const MINUTE = 60_000;
const SECOND = 1000;

export type StrictSlack = { limit: Limit; accepted: readonly number[]; refusals(): number };

export function strictSlack(now: () => number = () => performance.now()): StrictSlack {
  const accepted: number[] = [];
  const lastTo = new Map<string, number>();
  let refusals = 0;

  function waitFor(to: string, at: number): number | undefined {
    const first = accepted[accepted.length - POSTS_PER_MINUTE];
    if (first !== undefined && at - first < MINUTE) return MINUTE - (at - first);
    const last = lastTo.get(to);
    return last !== undefined && at - last < SECOND ? SECOND - (at - last) : undefined;
  }

  return {
    accepted,
    refusals: () => refusals,
    limit(method, body) {
      if (method !== 'chat.postMessage') return undefined;
      const at = now();
      const to = new URLSearchParams(body).get('channel') ?? '';
      const wait = waitFor(to, at);
      if (wait === undefined) {
        accepted.push(at);
        lastTo.set(to, at);
        return undefined;
      }
      refusals += 1;
      return Math.ceil(wait / 1000);
    },
  };
}
