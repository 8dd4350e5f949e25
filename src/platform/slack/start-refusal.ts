import { WebAPIPlatformError } from '@slack/web-api';

/** Why the link to Slack could not be made, in words, with the setting that mends it. */
export function startRefusal(error: unknown, setting: string, apiUrl: string): Error {
  if (error instanceof WebAPIPlatformError) {
    return new Error(
      `${setting} was refused by Slack (${error.data.error}): copy it again from your Slack app's page, and install the app anew if it was removed. "npm run groundswell -- doctor" looks at all of it.`,
      { cause: error },
    );
  }
  return new Error(
    `No answer from ${apiUrl}: check the network, a proxy (NODE_USE_ENV_PROXY) and SLACK_API_URL, then start again.`,
    { cause: error },
  );
}
