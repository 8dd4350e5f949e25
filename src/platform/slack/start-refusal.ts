import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Why the link to Slack could not be made, in words, with the setting that mends it. */
export function startRefusal(error: unknown, setting: string, apiUrl: string): Error {
  if (error instanceof WebAPIPlatformError) {
    return new Error(
      `${setting} was refused by Slack (${error.data.error}): copy it again from your Slack app's page, and reinstall the app if it was removed. "npm run groundswell -- doctor" checks all of it.`,
      { cause: error },
    );
  }
  const said = error instanceof Error ? error.message : '';
  if (error instanceof WebAPIRateLimitedError || /rate limit|Retry header/i.test(said)) {
    return new Error('Slack is not taking more calls right now: start again in a minute.', {
      cause: error,
    });
  }
  if (error instanceof WebAPIHTTPError) {
    return new Error(
      `${apiUrl} answered with HTTP ${error.statusCode}: see status.slack.com and SLACK_API_URL, then start again.`,
      { cause: error },
    );
  }
  return new Error(
    `No answer from ${apiUrl}: check the network, a proxy (NODE_USE_ENV_PROXY) and SLACK_API_URL, then start again.`,
    { cause: error },
  );
}
