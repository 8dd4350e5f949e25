/* Whether a request that came to a door of our own is one of Slack's, signed with the app's secret. */
import { isValidSlackRequest } from '@slack/bolt';

const TOLERATED_SECONDS = 300;

/** Signed over exactly this body, and not longer ago (nor further ahead) than five minutes. */
export function isSignedBySlack(
  { headers, body }: { headers: Headers; body: string },
  signingSecret: string,
  now: Temporal.Instant,
): boolean {
  const signature = headers.get('x-slack-signature');
  const stamp = Number(headers.get('x-slack-request-timestamp'));
  if (signature === null || !Number.isInteger(stamp)) return false;
  if (Math.abs(stamp - now.epochMilliseconds / 1000) > TOLERATED_SECONDS) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp },
    nowMilliseconds: now.epochMilliseconds,
  });
}
