/* One of the sender's ways out: it sleeps, wakes, and sends what is ready, one drain at a time. */
import { elapsed } from '../entropy.ts';
import type { Log } from '../log.ts';
import type { Deliverer } from './deliverer.ts';
import type { Added } from './outbox.ts';
import type { Scheduler } from './scheduler.ts';

export type Lane = {
  /** Sends what is due now until nothing more can be sent now. */
  flush(): Promise<void>;
  /** Something may be ready: what was added, where that is known. */
  wake(added?: readonly Added[]): void;
  /** Takes up nothing new; answers when what is on its way has ended. */
  stop(): Promise<void>;
};

const LOOKS_AGAIN_MS = 1000;

export function openLane(parts: {
  scheduler: Scheduler;
  deliverer: Deliverer;
  log: Log;
  inBackground: boolean;
  /** Only one lane looks, so that nothing is found missing twice. */
  looksForLost: boolean;
}): Lane {
  const { scheduler, deliverer, log, inBackground, looksForLost } = parts;
  let isStopped = false;
  let isAsleep = true;
  let timer: NodeJS.Timeout | undefined;
  let lastTurn: Promise<void> = Promise.resolve();
  /** By `elapsed`; what is lost is looked for after seconds, not with each message that is added. */
  let looksAgainAt = 0;

  async function drain(): Promise<void> {
    if (isStopped || !deliverer.catchUp()) return;
    const looks = looksForLost && elapsed() >= looksAgainAt;
    if (looks) looksAgainAt = elapsed() + LOOKS_AGAIN_MS;
    const looking = looks ? deliverer.lookForLost() : Promise.resolve(false);
    // Where the look fails first, nobody waits for it yet: unheard it would end the process.
    looking.catch(() => undefined);
    await scheduler.sendWhatIsReady();
    if (!(await looking)) return;
    scheduler.markStale();
    await scheduler.sendWhatIsReady();
  }

  /** One drain at a time, whoever asks for it. */
  function inTurn(): Promise<void> {
    lastTurn = lastTurn.then(drain).catch((error) => {
      log.error({ error: String(error) }, 'Sending was interrupted; it goes on in a moment.');
    });
    return lastTurn;
  }

  async function runInBackground(): Promise<void> {
    isAsleep = false;
    await inTurn();
    isAsleep = true;
    sleep(scheduler.nextLook());
  }

  function sleep(milliseconds: number): void {
    if (isStopped || !inBackground) return;
    clearTimeout(timer);
    timer = setTimeout(() => void runInBackground(), milliseconds);
    timer.unref();
  }

  sleep(0);
  return {
    flush() {
      looksAgainAt = 0;
      scheduler.markStale();
      return inTurn();
    },
    wake(added = []) {
      if (scheduler.noticeMore(added) && isAsleep) sleep(0);
    },
    stop() {
      isStopped = true;
      scheduler.stop();
      clearTimeout(timer);
      return lastTurn;
    },
  };
}
