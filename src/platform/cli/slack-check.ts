/* What Slack says of our tokens, their scopes, and the channels that open rollouts need. */
import { readFileSync } from 'node:fs';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { parse } from 'yaml';
import type { Config } from '../config.ts';
import { silentLog } from '../log.ts';
import { mutedLogger } from '../outbox/muted-logger.ts';
import { refusalOf } from '../outbox/slack-refusals.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import type { Place } from './operator.ts';

const MANIFEST = new URL('../../../manifest.yml', import.meta.url);

type Scopes = { bot: string[]; bot_optional?: string[] };

function clientFor(config: Config): { client: WebClient; at: string } {
  const { slack } = config;
  const at = slack.mode === 'practice' ? `http://${config.host}:${config.port}/api/` : slack.apiUrl;
  return {
    client: openClient(slack.mode === 'practice' ? 'xoxb-practice' : slack.botToken, at),
    at,
  };
}

function openClient(token: string, slackApiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    timeout: 5000,
    rejectRateLimitedCalls: true,
    logger: mutedLogger(silentLog),
  });
}

export async function checkSlack(config: Config, places: readonly Place[]): Promise<Finding[]> {
  const { client, at } = clientFor(config);
  const findings: Finding[] = [];
  try {
    const answer = await client.auth.test();
    findings.push(fine('Slack', `Signed in to ${answer.team} as ${answer.user}.`));
    findings.push(...checkScopes(answer.response_metadata?.scopes ?? []));
  } catch (error) {
    if (config.slack.mode === 'practice' && !(error instanceof WebAPIPlatformError)) {
      return [note('Slack', 'The practice workspace is not open; "npm start" opens it.')];
    }
    return [wrong('Slack', describe(error, at))];
  }
  if (config.slack.mode === 'socket') findings.push(await checkAppToken(config.slack));
  for (const place of places) findings.push(await checkChannel(client, place, at));
  return findings;
}

function checkScopes(granted: readonly string[]): Finding[] {
  const manifest = parse(readFileSync(MANIFEST, 'utf8')) as {
    oauth_config: { scopes: Scopes };
  };
  const { bot, bot_optional: optional = [] } = manifest.oauth_config.scopes;
  const missing = bot.filter((scope) => !granted.includes(scope));
  const unused = optional.filter((scope) => !granted.includes(scope));
  return [
    missing.length === 0
      ? fine('Slack', `All ${bot.length} scopes that it needs are granted.`)
      : wrong(
          'Slack',
          `Scopes are missing: ${missing.join(', ')}. Add them under OAuth & Permissions and reinstall the app.`,
        ),
    ...(unused.length === 0
      ? []
      : [note('Slack', `Optional scopes not granted: ${unused.join(', ')}.`)]),
  ];
}

async function checkAppToken(slack: { appToken: string; apiUrl: string }): Promise<Finding> {
  try {
    await openClient(slack.appToken, slack.apiUrl).apps.connections.open();
    return fine('Slack', 'The app-level token opens Socket Mode.');
  } catch (error) {
    return wrong(
      'Slack',
      `SLACK_APP_TOKEN does not open Socket Mode (${codeOf(error)}): it needs connections:write, and Socket Mode must be on.`,
    );
  }
}

async function checkChannel(client: WebClient, place: Place, at: string): Promise<Finding> {
  try {
    const { channel } = await client.conversations.info({ channel: place.channelId });
    const name = `#${channel?.name ?? place.channelId}`;
    if (channel?.is_archived === true) {
      return wrong('Channels', `${name} of ${place.name} is archived: unarchive it.`);
    }
    if (channel?.is_member !== true) {
      return wrong(
        'Channels',
        `I am not in ${name} of ${place.name}: type /invite @Groundswell there.`,
      );
    }
    return fine('Channels', `${name} of ${place.name} can be reached.`);
  } catch (error) {
    const says = describe(error, at).replaceAll('{place}', `The channel of ${place.name}`);
    return wrong('Channels', says);
  }
}

function describe(error: unknown, at: string): string {
  if (error instanceof WebAPIPlatformError) {
    const code = codeOf(error);
    return `${refusalOf(code).says} (${code})`;
  }
  return `No answer from ${at}: check the network, a proxy (NODE_USE_ENV_PROXY), and SLACK_API_URL.`;
}

function codeOf(error: unknown): string {
  return error instanceof WebAPIPlatformError ? error.data.error : 'no answer';
}
