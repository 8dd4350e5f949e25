import { setTimeout as pause } from 'node:timers/promises';
import { type ScheduledTask, schedule } from 'node-cron';
import { elapsed } from '../entropy.ts';
import { doInParts, type Parts } from '../in-parts.ts';
import type { Log } from '../log.ts';
import type { LooksAt } from './job.ts';
import type { Runner, Turns } from './runner.ts';

export type Ticker = { stop(): void };

/** Between two turns everybody else has theirs. */
const PAUSE_MS = 20;
/** Whoever has waited for the start is answered first. */
const FIRST_AFTER_MS = 500;
/** Where something is always to be looked at first, jobs of one minute do not wait for longer in all. */
const WAITS_AT_MOST_MS = 30_000;

export type Means = {
  runner: Pick<Runner, 'turns'>;
  /** What is done after each turn that has done something, and at the end. */
  afterTurn: () => void;
  /** Settles when what a job would otherwise look at in one go has been looked at. */
  ready?: (of: LooksAt) => Promise<void>;
  log?: Log | undefined;
};

/**
 * Wakes the runner as each minute begins and once soon after the start, and in between while anything is left
 * to do. It decides nothing: a tick that is missed, late or doubled changes nothing, since what is due follows
 * from what is stored.
 */
export function startTicker(means: Means): Ticker {
  let isStopped = false;
  let isDue = false;
  let isAtIt = false;

  async function goOn(): Promise<void> {
    while (isDue && !isStopped) {
      isDue = false;
      await takeTurns(means, { isOver: () => isStopped, mayEnd: () => isDue });
    }
  }

  function tick(): void {
    isDue = true;
    if (isAtIt) return;
    isAtIt = true;
    void goOn().finally(() => {
      isAtIt = false;
    });
  }

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
      isStopped = true;
      clearTimeout(first);
      void minutes?.destroy();
    },
  };
}

type Ends = {
  isOver: () => boolean;
  /** Once all that was due has had its turn, what is left of rounds can wait for the next minute's. */
  mayEnd: () => boolean;
};

/** Does all that is due at this minute, one thing at a time with the loop free in between, and what goes in rounds to its end. */
export async function takeTurns(
  { runner, afterTurn, ready = async () => {}, log }: Means,
  { isOver, mayEnd }: Ends = { isOver: () => false, mayEnd: () => false },
): Promise<void> {
  let mayWait = WAITS_AT_MOST_MS;
  let turns = runner.turns('due');
  let isFirst = true;
  for (;;) {
    const turn = next(turns, log);
    if (turn === undefined) return afterTurn();
    if (typeof turn.value === 'string') {
      const looksAt = turn.value;
      const since = elapsed();
      await within(mayWait, () => ready(looksAt));
      mayWait -= elapsed() - since;
    } else if (isParts(turn.value)) {
      await workAhead(turn.value, isOver, log);
    } else {
      if (turn.done === true || turn.value.length > 0) afterTurn();
      if (turn.done === true) {
        // Others may look now at what has changed since; nobody waits for it.
        if (mayEnd() || !(turn.value || isFirst)) return void ready('teams');
        turns = runner.turns('next-part');
        isFirst = false;
      }
      await pause(PAUSE_MS);
    }
    if (isOver()) return;
  }
}

function next(turns: Turns, log: Log | undefined): ReturnType<Turns['next']> | undefined {
  try {
    const turn = turns.next(true);
    if (turn.done !== true && Array.isArray(turn.value))
      for (const says of turn.value) log?.info({}, says);
    return turn;
  } catch (error) {
    log?.error({ error: String(error) }, 'A tick failed; the next one comes in a minute.');
    return undefined;
  }
}

function isParts(value: string[] | Parts | boolean): value is Parts {
  return typeof value === 'object' && !Array.isArray(value);
}

async function workAhead(parts: Parts, isOver: () => boolean, log: Log | undefined): Promise<void> {
  try {
    await doInParts(parts, isOver);
  } catch (error) {
    // The job comes upon it as well, and says so where people look.
    log?.warn({ error: String(error) }, 'What a job does beforehand could not be done.');
  }
}

async function within(milliseconds: number, ready: () => Promise<void>): Promise<void> {
  if (milliseconds <= 0) return;
  const timer = new AbortController();
  const late = pause(milliseconds, undefined, { ref: false, signal: timer.signal });
  // It is ended by the other one.
  late.catch(() => undefined);
  await Promise.race([ready(), late]);
  timer.abort();
}
