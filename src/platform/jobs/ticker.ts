import { schedule } from 'node-cron';
import type { Log } from '../log.ts';
import type { Runner } from './runner.ts';

export type Ticker = { stop(): void };

/**
 * Wakes the runner each minute and once at the start. It decides nothing: a tick that is missed, late
 * or doubled changes nothing, since what is due follows from what is stored.
 */
export function startTicker(
  runner: Pick<Runner, 'tick'>,
  afterTick: () => void,
  log?: Log,
): Ticker {
  function tick(): void {
    try {
      for (const says of runner.tick()) log?.info({}, says);
    } catch (error) {
      log?.error({ error: String(error) }, 'A tick failed; the next one comes in a minute.');
    }
    afterTick();
  }

  const first = setImmediate(tick);
  const minutes = schedule('* * * * *', tick, {
    timezone: 'UTC',
    noOverlap: true,
    suppressMissedWarning: true,
  });
  return {
    stop() {
      clearImmediate(first);
      void minutes.destroy();
    },
  };
}
