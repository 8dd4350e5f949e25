import { WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api';
import { expect, it } from 'vitest';
import type { Log } from '../../../src/platform/log.ts';
import { untilSlackAnswers } from '../../../src/platform/slack/until-slack-answers.ts';

const noAnswer = new Error('getaddrinfo ENOTFOUND');
const answered = (statusCode: number) => new WebAPIHTTPError(statusCode, '', {});
const refused = new WebAPIPlatformError({ ok: false, error: 'invalid_auth' } as never);

async function startWith(errors: unknown[]) {
  const waits: number[] = [];
  const said: string[] = [];
  const log = { warn: (_facts: object, text: string) => void said.push(text) } as unknown as Log;
  const left = [...errors];
  const connect = async () => {
    if (left.length > 0) throw left.shift();
  };
  const about = { setting: 'SLACK_BOT_TOKEN', apiUrl: 'https://slack.com/api/', log };
  const ended = await untilSlackAnswers(connect, about, async (milliseconds) => {
    waits.push(milliseconds);
  }).then(
    () => 'connected',
    (error: Error) => error.message,
  );
  return { waits, said, ended };
}

it('waits for Slack, longer each time up to half a minute, and says why', async () => {
  const { waits, said, ended } = await startWith(Array(7).fill(noAnswer));
  expect(ended).toBe('connected');
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(said[0]).toBe(
    'No answer from https://slack.com/api/: check the network, a proxy (NODE_USE_ENV_PROXY) and SLACK_API_URL. I try again in 1 s.',
  );
});

it('waits when Slack is ill or wants to be left alone', async () => {
  const { said, ended } = await startWith([answered(503), answered(429)]);
  expect(ended).toBe('connected');
  expect(said[0]).toMatch(/answered with HTTP 503: .*SLACK_API_URL\. I try again in 1 s\.$/);
});

it('ends at once when Slack refuses the token, or the address is another one’s', async () => {
  for (const [error, says] of [
    [refused, /SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)/],
    [answered(404), /answered with HTTP 404/],
  ] as const) {
    const { waits, ended } = await startWith([error]);
    expect(waits).toEqual([]);
    expect(ended).toMatch(says);
  }
});
