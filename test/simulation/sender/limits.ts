/* Slack's limits to the second: how many calls a minute and at once, a second between posts, and patience that was asked for. */
import { conversationOf } from './fate.ts';

const MINUTE = 60_000;
const GLANCE_MS = 2000;
const AT_ONCE = 5;
/** So many others may be under way when one call is answered. */
const IN_THE_AIR = 3;
const A_MINUTE: Readonly<Record<string, number>> = {
  'chat.postMessage': 300,
  'chat.update': 50,
  'conversations.history': 50,
  'conversations.open': 50,
  'auth.test': 300,
};
const UNLISTED = 20;
const BETWEEN_POSTS = 1000;

export type Limits = {
  /** A call comes; whatever it breaks is complained of. */
  meet(method: string, place: string | undefined): void;
  /** A message was posted there, or tried. */
  posted(place: string): void;
  lastPostTo(place: string): number;
  postsSince(at: number): number;
  /** Nobody is to call this method, or post to this place, for so long. */
  ask(method: string, place: string | undefined, milliseconds: number): void;
  askedUntil(method: string): number;
  /** Until when anybody was asked for patience. */
  most(): number;
  /** Where a message was refused for its layout, a plainer one may follow at once. */
  letPlainer(place: string): void;
  forget(): void;
};

export function keepLimits(now: () => number, complain: (says: string) => void): Limits {
  const recent = new Map<string, number[]>();
  const lastPost = new Map<string, number>();
  const patience = new Map<string, { since: number; until: number; after: number }>();
  const plainer = new Set<string>();

  function bePatient(method: string, isSecondTry: boolean): void {
    const at = now();
    const wanted = patience.get(method);
    if (wanted === undefined) return;
    if (at > wanted.since && at < wanted.until)
      complain(`${method} was called ${wanted.until - at} ms too soon.`);
    if (at !== wanted.since || isSecondTry) return;
    wanted.after += 1;
    if (wanted.after > IN_THE_AIR)
      complain(`${method} was called on and on when patience was asked for.`);
  }

  function count(method: string, isSecondTry: boolean): void {
    const at = now();
    const before = (recent.get(method) ?? []).filter((one) => at - one < MINUTE);
    recent.set(method, [...before, at]);
    const limit = A_MINUTE[method] ?? UNLISTED;
    if (before.length >= limit)
      complain(`${method} was called ${before.length + 1} times within a minute.`);
    // Five at once after a rest, and from then on so many that no minute holds more than its number.
    const close = before.filter((one) => at - one < GLANCE_MS).length;
    if (close > AT_ONCE + GLANCE_MS / (MINUTE / (limit - AT_ONCE)))
      complain(`${method} was called ${close + 1} times in a moment.`);
    const together = before.filter((one) => one === at).length;
    if (!isSecondTry && together > AT_ONCE)
      complain(`${method} was called ${together + 1} times at once.`);
  }

  return {
    meet(method, place) {
      const isPost = method === 'chat.postMessage' && place !== undefined;
      // A plainer try of what was refused counts for nothing.
      const isSecondTry = isPost && plainer.delete(place);
      bePatient(method, isSecondTry);
      count(method, isSecondTry);
      if (!isPost || isSecondTry) return;
      const last = lastPost.get(place);
      if (last !== undefined && now() >= last && now() - last < BETWEEN_POSTS)
        complain(`${place} was posted to twice within a second.`);
    },
    posted: (place) => void lastPost.set(place, now()),
    lastPostTo: (place) => lastPost.get(place) ?? 0,
    postsSince: (at) => (recent.get('chat.postMessage') ?? []).filter((one) => one > at).length,
    ask(method, place, milliseconds) {
      const wanted = { since: now(), until: now() + milliseconds, after: 0 };
      patience.set(method, wanted);
      patience.set(conversationOf(place ?? ''), wanted);
    },
    askedUntil: (method) => patience.get(method)?.until ?? 0,
    most: () => Math.max(0, ...[...patience.values()].map(({ until }) => until)),
    letPlainer: (place) => void plainer.add(place),
    forget() {
      patience.clear();
      recent.clear();
      lastPost.clear();
    },
  };
}
