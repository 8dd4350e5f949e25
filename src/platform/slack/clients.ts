import { WebClient } from '@slack/web-api';
import { silentLog } from '../log.ts';
import { mutedLogger } from '../outbox/muted-logger.ts';

export type SlackConnection = { botToken: string; apiUrl: string; fetch?: typeof fetch };

const NO_RETRIES = { retries: 0 };

/** For modals and App Home: short, without retries, and never behind another call's rate limit. */
export function interactiveClient(connection: SlackConnection): WebClient {
  return new WebClient(connection.botToken, { ...options(connection), timeout: 2000 });
}

/** For looking things up before a request is handled; Slack waits three seconds for all of it. */
export function lookUpClient(connection: SlackConnection): WebClient {
  return new WebClient(connection.botToken, { ...options(connection), timeout: 1200 });
}

function options(connection: SlackConnection) {
  return {
    slackApiUrl: connection.apiUrl,
    retryConfig: NO_RETRIES,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    // Who calls says in the log what went wrong.
    logger: mutedLogger(silentLog),
    ...(connection.fetch === undefined ? {} : { fetch: connection.fetch }),
  };
}
