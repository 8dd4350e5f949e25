import { type ScheduledTask, schedule } from 'node-cron';
import type { Log } from '../log.ts';
import type { Runner } from './runner.ts';

export type Ticker = { stop(): void };

/** Between two parts of a round everybody else has their turn. */
const PAUSE_MS = 20;
/** Whoever has waited for the start is answered first. */
const FIRST_AFTER_MS = 500;

/**
 * Wakes the runner as each minute begins and once soon after the start, and in between while a round is
 * under way. It decides nothing: a tick that is missed, late or doubled changes nothing, since what is due
 * follows from what is stored.
 */
export function startTicker(
  runner: Pick<Runner, 'tick' | 'goOn'>,
  afterTick: () => void,
  log?: Log,
): Ticker {
  let next: NodeJS.Timeout | undefined;

  function attempt(run: () => string[] | undefined): void {
    clearTimeout(next);
    try {
      const said = run();
      if (said === undefined) return;
      for (const says of said) log?.info({}, says);
      next = setTimeout(() => attempt(() => runner.goOn()), PAUSE_MS);
    } catch (error) {
      log?.error({ error: String(error) }, 'A tick failed; the next one comes in a minute.');
    }
    afterTick();
  }

  const tick = () => attempt(() => runner.tick());
  let minutes: ScheduledTask | undefined;
  const first = setTimeout(() => {
    minutes = schedule('* * * * *', tick, {
      timezone: 'UTC',
      noOverlap: true,
      suppressMissedWarning: true,
    });
    tick();
  }, FIRST_AFTER_MS);
  return {
    stop() {
      clearTimeout(first);
      clearTimeout(next);
      void minutes?.destroy();
    },
  };
}
