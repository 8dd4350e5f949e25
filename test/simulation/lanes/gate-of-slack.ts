/* Slack's limits and our own caution, reckoned from the calls that began and ended: what may not leave yet, and since when it may. */
import type { Call } from './slow-slack.ts';

const AT_ONCE = 4;
const BETWEEN_POSTS_MS = 1020;
const INTERVAL_MS = 60_000 / 295;
const BURST = 5;
const LONGEST_SILENCE_S = 60;

export type Gate = {
  began(call: Call): void;
  ended(call: Call): void;
  /** From when on a message may leave for this place, as far as Slack and the place are asked. */
  freeFrom(place: string): number;
  /** So many places may have a message under way just now, and so many have. */
  room(): {
    most: number;
    taken: number;
    lastEnd: number;
    isLooking: boolean;
    /** Until then nobody calls at all. */
    heldUntil: number;
  };
  isBusy(place: string): boolean;
  lastEndTo(place: string): number;
  /** A new process knows nothing of what was. */
  forget(): void;
};

export function gateOfSlack(now: () => number, complain: (says: string) => void): Gate {
  const underWay = new Set<Call>();
  const lastTo = new Map<string, { began: number; ended: number }>();
  let spentUntil = 0;
  let losses = 0;
  let heldUntil = 0;
  let heldSince = 0;
  let lastEnd = 0;
  const isPost = ({ method }: Call) => method === 'chat.postMessage';
  const posts = () => [...underWay].filter(isPost);
  const most = () => (losses > 0 ? 1 : AT_ONCE);

  const gate: Gate = {
    began(call) {
      // What is known only in this very moment is known to nobody who is on the way already.
      if (now() < heldUntil && now() > heldSince)
        complain(`${call.method} came ${heldUntil - now()} ms too soon.`);
      if (!isPost(call)) return void underWay.add(call);
      const { place } = call;
      const wait = gate.freeFrom(place) - now();
      if (wait > 1) complain(`${place} was written to ${wait} ms too soon.`);
      if (gate.isBusy(place)) complain(`${place} was written to twice at once.`);
      if (posts().length >= most())
        complain(`${posts().length + 1} messages were under way at once.`);
      underWay.add(call);
      lastTo.set(place, { began: now(), ended: now() });
      spentUntil = Math.max(spentUntil, now()) + INTERVAL_MS;
    },
    ended(call) {
      underWay.delete(call);
      lastEnd = now();
      if (isPost(call)) lastTo.set(call.place, { began: call.began, ended: now() });
      if (call.fate === 'answered') {
        losses = 0;
        return;
      }
      heldSince = now();
      heldUntil = Math.max(heldUntil, now() + Math.min(LONGEST_SILENCE_S, 2 ** losses) * 1000);
      losses += 1;
    },
    freeFrom(place) {
      const last = lastTo.get(place);
      const ofPlace = last === undefined ? 0 : Math.max(last.began + BETWEEN_POSTS_MS, last.ended);
      return Math.max(ofPlace, heldUntil, spentUntil - BURST * INTERVAL_MS);
    },
    room() {
      const taken = posts().length;
      const isLooking = underWay.size > taken;
      return { most: most(), taken, lastEnd, heldUntil, isLooking };
    },
    lastEndTo: (place) => lastTo.get(place)?.ended ?? 0,
    isBusy: (place) => posts().some((call) => call.place === place),
    forget() {
      underWay.clear();
      lastTo.clear();
      spentUntil = 0;
      losses = 0;
      heldUntil = 0;
      lastEnd = 0;
    },
  };
  return gate;
}
