/* Whose turn it is: one message at a time to one destination, several destinations at once, each in its turn. */
import type { Clock } from '../clock.ts';
import { elapsed } from '../entropy.ts';
import type { Log } from '../log.ts';
import type { Deliverer } from './deliverer.ts';
import type { Added } from './outbox.ts';
import { type Candidate, isSilent, type Queue } from './queue.ts';

const AT_ONCE = 4;
/** A long queue is not read again for each of its messages. */
const READ_AGAIN_MS = 1000;
const SHORTEST_MS = 5;
/** Nor for each message that is added: reading takes a twentieth of the time at most. */
const REST_PER_READ = 19;

export type Scheduler = {
  /** Sends until nothing more can be sent now. */
  sendWhatIsReady(): Promise<void>;
  /** Something may have become ready since the queue was last read. */
  markStale(): void;
  /**
   * Something was added, which can wait a moment where very much is queued. False when all of it stands behind
   * what is known to wait.
   */
  noticeMore(added?: readonly Added[]): boolean;
  /** Milliseconds until there may be something to send; a second when nothing is known to wait. */
  nextLook(): number;
  stop(): void;
};

export function createScheduler(services: {
  clock: Clock;
  log: Log;
  deliverer: Deliverer;
  queue: Queue;
  /** Milliseconds until a handler may send at all, or to this destination. */
  wait: (handler: string, destination: string | undefined, now: Temporal.Instant) => number;
  /** One after the other while nobody knows whether Slack listens. */
  isDoubtful: () => boolean;
  handlers: readonly string[];
  /** Handlers whose deliveries another scheduler takes care of. */
  elsewhere: readonly string[];
  /** Whether it looks again by itself while something is under way. */
  inBackground: boolean;
}): Scheduler {
  const { clock, log, deliverer, queue, wait, isDoubtful, handlers, elsewhere } = services;
  const underWay = new Map<string, Promise<void>>();
  let candidates: Candidate[] = [];
  // By handler, since what has to wait is not read, and is still to be when its wait ends.
  const stale = new Set(handlers);
  const more = new Set<string>();
  let restsUntil = 0;
  let readAt = 0;
  let isStopped = false;
  let news = Promise.withResolvers<void>();

  async function sendWhatIsReady(): Promise<void> {
    while (!isStopped) {
      if (elapsed() - readAt >= READ_AGAIN_MS) markStale();
      const next = hasRoom() ? takeOpen() : undefined;
      if (next !== undefined) underWay.set(next.destination, carry(next));
      else if (underWay.size > 0) await somethingNew();
      else return;
    }
    await Promise.all(underWay.values());
  }

  const hasRoom = () => underWay.size < (isDoubtful() ? 1 : AT_ONCE);

  /** Something that was under way has ended, or others may leave beside it, however long it takes. */
  async function somethingNew(): Promise<void> {
    if (!hasRoom()) return await Promise.race(underWay.values());
    news = Promise.withResolvers();
    const timer = services.inBackground ? setTimeout(news.resolve, nextLook()) : undefined;
    timer?.unref();
    await Promise.race([...underWay.values(), news.promise]);
    clearTimeout(timer);
  }

  function takeOpen(): Candidate | undefined {
    const found = takeFrom(candidates);
    if (found !== undefined || !mayRead()) return found;
    readQueue();
    return takeFrom(candidates);
  }

  function markStale(): void {
    for (const handler of handlers) stale.add(handler);
  }

  function mayRead(): boolean {
    const unread = elapsed() >= restsUntil ? stale.union(more) : stale;
    if (unread.size === 0) return false;
    const waitOf = waitNow();
    return [...unread].some((handler) => waitOf(handler) === 0);
  }

  function readQueue(): void {
    const waitOf = waitNow();
    const closed = handlers.filter((handler) => waitOf(handler) > 0);
    for (const handler of handlers.filter((each) => !closed.includes(each))) {
      stale.delete(handler);
      more.delete(handler);
    }
    readAt = elapsed();
    const waiting = candidates.filter(({ handler }) => closed.includes(handler));
    const ready = queue.listReady({ waiting: closed, elsewhere }, clock.now());
    // What is elder than something that waits is read now, and stands before it.
    const ahead = new Set(waiting.map(({ destination }) => destination));
    const elders = ready.filter((one) => ahead.has(one.destination));
    const others = ready.filter((one) => !ahead.has(one.destination));
    candidates = [...elders, ...waiting, ...others];
    restsUntil = elapsed() + (elapsed() - readAt) * REST_PER_READ;
  }

  /** Where a message must wait for its pace, no younger one goes before it. */
  function takeFrom(list: Candidate[]): Candidate | undefined {
    if (list.length === 0) return undefined;
    const waitOf = waitNow();
    const held = new Set<string>();
    const index = list.findIndex(({ handler, destination }) => {
      if (underWay.has(destination) || (held.has(destination) && !isSilent(handler))) return false;
      if (waitOf(handler, destination) === 0) return true;
      if (!isSilent(handler)) held.add(destination);
      return false;
    });
    return index < 0 ? undefined : list.splice(index, 1)[0];
  }

  async function carry(next: Candidate): Promise<void> {
    try {
      const isDone = await deliverer.deliver(next);
      // What is still in the queue must not be overtaken by its juniors, and is read again with them.
      if (!isDone) {
        candidates = candidates.filter((each) => each.destination !== next.destination);
        more.add(next.handler);
      }
      if (candidates.length === 0) markStale();
    } catch (error) {
      log.error({ error: String(error) }, 'A message could not be taken up.');
      candidates = [];
    } finally {
      underWay.delete(next.destination);
    }
  }

  function isBehind({ handler, destination }: Added): boolean {
    return candidates.some((one) => one.destination === destination && one.handler === handler);
  }

  /** For all that are asked about together the clock is read once. */
  function waitNow(): (handler: string, destination?: string) => number {
    const now = clock.now();
    return (handler, destination) => wait(handler, destination, now);
  }

  function nextLook(): number {
    if (mayRead()) return SHORTEST_MS;
    const waitOf = waitNow();
    const gates = handlers.map((handler) => waitOf(handler));
    const turnsAhead = candidates.map((each) => waitOf(each.handler, each.destination));
    const closed = [...gates, ...turnsAhead].filter((each) => each > 0);
    const isResting = [...more].some((handler) => waitOf(handler) === 0);
    const rest = isResting ? [restsUntil - elapsed()] : [];
    return Math.max(SHORTEST_MS, Math.min(READ_AGAIN_MS, ...closed, ...rest));
  }

  return {
    sendWhatIsReady,
    markStale,
    noticeMore(added = []) {
      if (added.length > 0 && added.every(isBehind)) return false;
      for (const handler of added.length > 0 ? added.map((one) => one.handler) : handlers)
        more.add(handler);
      news.resolve();
      return true;
    },
    nextLook,
    stop() {
      isStopped = true;
      news.resolve();
    },
  };
}
