import { setImmediate, setTimeout } from 'node:timers/promises';

/** Counts what is under way between the bot and the workspace, so that an act can wait until all is quiet. */
export type Activity = {
  during<T>(work: () => Promise<T>): Promise<T>;
  settled(atMostMs?: number): Promise<void>;
  /** Something else to wait for: the bot's outbox, a running listener. */
  alsoWaitFor(idle: () => Promise<void>): () => void;
  overNetwork(): void;
};

const QUIET_TURNS = 12;
const NETWORK_QUIET_MS = 25;

export function trackActivity(): Activity {
  let underWay = 0;
  let beats = 0;
  let network = false;
  /** How it stood when all was quiet: where nothing has happened since, nothing is on its way. */
  let quietAt = -1;
  const idles = new Set<() => Promise<void>>();

  async function quiet(): Promise<boolean> {
    const seen = beats;
    if (network) await setTimeout(NETWORK_QUIET_MS);
    for (let turn = 0; turn < QUIET_TURNS; turn += 1) await setImmediate();
    return underWay === 0 && beats === seen;
  }

  /** Whether there was nothing to wait for, so that no second quiet is needed. */
  async function waitForIdles(): Promise<boolean> {
    if (idles.size === 0) return true;
    const all = Promise.all([...idles].map((idle) => idle())).then(() => true);
    // Over a network a turn of the loop is nothing beside the time in which all was quiet.
    const wereIdle = network && (await Promise.race([all, setImmediate(false)]));
    await all;
    return wereIdle;
  }

  return {
    async during(work) {
      underWay += 1;
      beats += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        beats += 1;
      }
    },
    async settled(atMostMs = 10_000) {
      if (network && underWay === 0 && beats === quietAt) return;
      const stopwatch = AbortSignal.timeout(atMostMs);
      while (!stopwatch.aborted) {
        if (!(await quiet())) continue;
        const seen = beats;
        const hadNothingLeft = await waitForIdles();
        if (!hadNothingLeft && !(beats === seen && (await quiet()))) continue;
        quietAt = beats;
        return;
      }
    },
    alsoWaitFor(idle) {
      idles.add(idle);
      return () => void idles.delete(idle);
    },
    overNetwork() {
      network = true;
    },
  };
}
