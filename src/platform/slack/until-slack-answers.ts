/* A start while Slack is away waits and says so; only what Slack says of our tokens ends it. */
import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../log.ts';
import { startRefusal } from './start-refusal.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Connects, again and again while nobody answers; throws in words when it can never work like this. */
export async function untilSlackAnswers(
  connect: () => Promise<void>,
  about: { setting: string; apiUrl: string; log: Log },
  pause: (milliseconds: number) => Promise<void> = (milliseconds) => wait(milliseconds),
): Promise<void> {
  for (let waits = FIRST_WAIT_MS; ; waits = Math.min(waits * 2, LONGEST_WAIT_MS)) {
    try {
      return await connect();
    } catch (error) {
      const refusal = startRefusal(error, about.setting, about.apiUrl);
      if (!isPassing(error)) throw refusal;
      const says = refusal.message.replace(/(, then)?[:,]? start again( in a minute)?\.$/, '.');
      about.log.warn({}, `${says} I try again in ${waits / 1000} s.`);
      await pause(waits);
    }
  }
}

/** An address that answers with "not found" is the wrong one, and stays so. */
function isPassing(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return false;
  return !(error instanceof WebAPIHTTPError) || error.statusCode >= 500 || error.statusCode === 429;
}
