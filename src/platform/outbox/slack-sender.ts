/*
 * The sender's own line to Slack: no retries, ten seconds, every call past the pace's gate, and every
 * answer, or its absence, turned into a delivery. It knows whether Slack lets us in at all.
 */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { SlackConnection } from '../slack/clients.ts';
import { closesPlace } from './closed-places.ts';
import type { Delivery } from './delivery.ts';
import { mutedLogger } from './muted-logger.ts';
import { EVERYTHING, type Pace } from './pace.ts';
import { type Answer, deliveryOf, inWords, neverLeft, retryAfterIn, sent } from './slack-answer.ts';
import { refusalOf } from './slack-refusals.ts';

/** Whether messages go out just now, and if not, why and what would mend it. */
export type SlackSenderStatus =
  | { state: 'sending' }
  | { state: 'waiting'; until: Temporal.Instant; problem: string }
  | { state: 'paused'; since: Temporal.Instant; problem: string };

export type CallResult = { delivery: Delivery; answer: Answer | undefined; code?: string };

export type SlackSender = {
  /**
   * `destination` is where a message would appear; its pace is kept and its name used in words.
   * `at once` for a second try of what Slack has just refused, which does not count against the pace.
   */
  call(method: string, body: Answer, destination?: string, when?: 'at once'): Promise<CallResult>;
  status(): SlackSenderStatus;
  /** The last call was not answered, or we are not let in: one message at a time tries its luck. */
  isDoubtful(): boolean;
};

const TIMEOUT_MS = 10_000;
/** When Slack says "slower" without saying how long. */
const RETRY_AFTER_UNSAID = 30;
const ASK_AGAIN_WHEN_PAUSED = 300;
const LONGEST_SILENCE = 60;

export function openSlackSender(settings: {
  connection: SlackConnection;
  pace: Pace;
  clock: Clock;
  log: Log;
  nameOf(destination: string): string;
}): SlackSender {
  const { connection, pace, clock, log, nameOf } = settings;
  const client = new WebClient(connection.botToken, {
    slackApiUrl: connection.apiUrl,
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: mutedLogger(log),
    ...(connection.fetch === undefined ? {} : { fetch: connection.fetch }),
  });
  let silences = 0;
  let silentBecause = '';
  let paused: { since: Temporal.Instant; problem: string } | undefined;

  async function call(
    method: string,
    body: Answer,
    destination?: string,
    when?: 'at once',
  ): Promise<CallResult> {
    const wait = when === undefined ? pace.wait(method, destination, clock.now()) : 0;
    if (wait > 0) return without({ kind: 'slow-down', retryAfterSeconds: wait / 1000 });
    pace.take(method, destination, clock.now());
    try {
      const answer = (await client.apiCall(method, body)) as unknown as Answer;
      silences = 0;
      paused = undefined;
      return { delivery: sent(answer), answer };
    } catch (error) {
      return await explain(error, method, destination);
    }
  }

  async function explain(
    error: unknown,
    method: string,
    destination: string | undefined,
  ): Promise<CallResult> {
    if (error instanceof WebAPIRateLimitedError) return slowDown(method, error.retryAfter);
    if (error instanceof WebAPIPlatformError) {
      return await refusal(error.data as unknown as Answer, method, destination);
    }
    if (error instanceof WebAPIHTTPError) return httpAnswer(error.statusCode);
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith('Retry header')) return slowDown(method, RETRY_AFTER_UNSAID);
    if (error instanceof WebAPIRequestError && neverLeft(error)) {
      return without({ kind: 'slow-down', retryAfterSeconds: silence('Slack cannot be reached.') });
    }
    return noAnswer('No answer came from Slack.', message);
  }

  async function refusal(
    answer: Answer,
    method: string,
    destination: string | undefined,
  ): Promise<CallResult> {
    const code = refusedFor(String(answer.error), destination);
    const { verdict, says } = refusalOf(code);
    if (verdict === 'unclear') return noAnswer(says, code.slice(0, 200));
    silences = 0;
    if (verdict === 'slow') return slowDown(method, retryAfterIn(answer) ?? RETRY_AFTER_UNSAID);
    if (verdict === 'token') {
      if (method === 'auth.test') return pause(says);
      // An inactive account may be ours or the addressee's; only our own stops everything.
      const own = await call('auth.test', {});
      if (own.delivery.kind === 'refused') return pause(says);
      if (paused !== undefined) return own;
      if (own.delivery.kind !== 'sent') return slowDown(method, RETRY_AFTER_UNSAID);
      if (code !== 'account_inactive') return without({ kind: 'failed-once', problem: says });
    }
    const place = destination === undefined ? 'it' : nameOf(destination);
    const problem = inWords(says, place, answer);
    const delivery = deliveryOf(verdict, problem);
    const isOfPlace = delivery.kind === 'refused' && closesPlace(code);
    return { delivery: isOfPlace ? { ...delivery, closes: code } : delivery, answer, code };
  }

  function pause(problem: string): CallResult {
    if (paused === undefined) log.error({}, `Sending is paused. ${problem}`);
    paused = { since: paused?.since ?? clock.now(), problem };
    pace.hold(EVERYTHING, ASK_AGAIN_WHEN_PAUSED * 1000, clock.now());
    return without({ kind: 'slow-down', retryAfterSeconds: ASK_AGAIN_WHEN_PAUSED });
  }

  function slowDown(method: string, retryAfterSeconds: number): CallResult {
    log.info({ method, retryAfterSeconds }, 'Slack asks for a slower pace.');
    pace.hold(method, retryAfterSeconds * 1000, clock.now());
    return without({ kind: 'slow-down', retryAfterSeconds });
  }

  function httpAnswer(status: number): CallResult {
    const problem = `Slack answered with HTTP ${status}.`;
    if (status >= 500 || status === 408) return noAnswer(problem, problem);
    silence(problem);
    return without({ kind: 'failed-once', problem });
  }

  function noAnswer(problem: string, detail: string): CallResult {
    silence(problem);
    log.warn({ detail }, problem);
    return without({ kind: 'unknown', problem });
  }

  /** Holds everything for a while, longer each time, so that an outage leaves few messages in doubt. */
  function silence(problem: string): number {
    silentBecause = problem;
    const seconds = Math.min(LONGEST_SILENCE, 2 ** silences);
    silences += 1;
    pace.hold(EVERYTHING, seconds * 1000, clock.now());
    return seconds;
  }

  return {
    call,
    isDoubtful: () => silences > 0 || paused !== undefined,
    status() {
      if (paused !== undefined) return { state: 'paused', ...paused };
      const now = clock.now();
      const everything = pace.held(EVERYTHING, now);
      const posts = pace.held('chat.postMessage', now);
      const milliseconds = Math.ceil(Math.max(everything, posts));
      if (milliseconds === 0) return { state: 'sending' };
      const problem = everything > 0 ? silentBecause : 'Slack asks for a slower pace.';
      return { state: 'waiting', until: now.add({ milliseconds }), problem };
    },
  };
}

const without = (delivery: Delivery): CallResult => ({ delivery, answer: undefined });

/** Slack says of a person who is gone that the channel is. */
function refusedFor(code: string, destination: string | undefined): string {
  const isPerson = destination !== undefined && /^[UW]/.test(destination);
  return isPerson && code === 'channel_not_found' ? 'user_not_found' : code;
}
