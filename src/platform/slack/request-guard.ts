/*
 * Around every listener: counts what is under way (so that a shutdown can wait for it), and turns a bug
 * into a logged reference that the person is told. The only catch.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Log, shortReference } from '../log.ts';
import { codeOf } from '../storage-health.ts';
import { isSlackAnswer, isTransientError } from './transient-errors.ts';

/** What a person is told when something broke: the reference, or the reason when it passes by itself. */
export type Fault = {
  reference: string;
  /** Storage refused, or Slack did not answer. */
  passing: 'full' | 'busy' | 'silence' | undefined;
  /** It broke before anything was stored; a call to Slack may also break after that. */
  isUndone: boolean;
};

export type RequestGuard = {
  /** Runs `act`; when it throws, logs why under a reference and calls `onFault` with what to say. */
  run(
    what: string,
    act: () => Promise<void>,
    onFault: (fault: Fault) => Promise<void>,
  ): Promise<void>;
  /** Resolves when nothing is under way, or after the time limit. */
  drain(limitMs: number): Promise<void>;
};

export function createRequestGuard(log: Log): RequestGuard {
  const underWay = new Set<Promise<void>>();

  async function guarded(
    what: string,
    act: () => Promise<void>,
    onFault: (fault: Fault) => Promise<void>,
  ): Promise<void> {
    try {
      await act();
    } catch (error) {
      const reference = shortReference();
      if (isTransientError(error))
        log.warn({ what, error: String(error) }, 'Slack did not answer in time.');
      else log.error({ reference, what, error: describe(error) }, 'A request failed.');
      await onFault(faultFrom(reference, error)).catch((second: unknown) => {
        log.warn(
          { reference, what, error: String(second) },
          'The person could not be told either.',
        );
      });
    }
  }

  return {
    run(what, act, onFault) {
      const running = guarded(what, act, onFault);
      underWay.add(running);
      return running.finally(() => underWay.delete(running));
    },
    async drain(limitMs) {
      if (underWay.size === 0) return;
      const limit = wait(limitMs, undefined, { ref: false });
      await Promise.race([Promise.allSettled([...underWay]), limit]);
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function faultFrom(reference: string, error: unknown): Fault {
  const code = codeOf(error);
  const passing =
    code?.startsWith('SQLITE_FULL') === true
      ? 'full'
      : code?.startsWith('SQLITE_BUSY') === true
        ? 'busy'
        : isTransientError(error)
          ? 'silence'
          : undefined;
  return { reference, passing, isUndone: !isSlackAnswer(error) };
}
