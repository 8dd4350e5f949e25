import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';

const problemsOf = (variables: Record<string, string>) => {
  const read = readConfig(variables);
  return 'problems' in read ? read.problems : [];
};
const configOf = (variables: Record<string, string>) => {
  const read = readConfig(variables);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.config;
};

describe('the settings', () => {
  it('need nothing at all for the practice workspace', () => {
    expect(configOf({})).toEqual({
      slack: { mode: 'practice' },
      databasePath: 'data/practice.db',
      secretsKey: undefined,
      slackbotSecret: undefined,
      outsideKeys: {},
      host: '127.0.0.1',
      port: 3000,
      adminUserIds: [],
      logLevel: 'info',
    });
  });

  it('take the keys of interfaces that are asked for usage', () => {
    expect(configOf({ USAGE_KEY_COPILOT: ' k1 ', USAGE_KEY_OPENAI: '' }).outsideKeys).toEqual({
      copilot: 'k1',
    });
  });

  it('take two tokens for Socket Mode, or a token and a secret for HTTP', () => {
    const socket = configOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect(socket.slack).toEqual({
      mode: 'socket',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: 'https://slack.com/api/',
    });
    expect(socket.databasePath).toBe('data/groundswell.db');
    const http = configOf({
      SLACK_BOT_TOKEN: ' xoxb-1\n',
      SLACK_SIGNING_SECRET: '8f742231b10e8888',
      SLACK_APP_TOKEN: ' ',
      SLACK_API_URL: 'http://127.0.0.1:4001/api',
    });
    expect(http.slack).toEqual({
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: '8f742231b10e8888',
      apiUrl: 'http://127.0.0.1:4001/api/',
    });
  });

  it('let Slackbot in only where they have what it signs with', () => {
    expect(
      problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACKBOT_MCP: 'on' }),
    ).toEqual([expect.stringContaining('SLACK_SIGNING_SECRET is missing')]);
    const both = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '8f742231b10e8888' };
    expect(configOf({ ...both, SLACKBOT_MCP: 'on' }).slackbotSecret).toBe('8f742231b10e8888');
    expect(configOf(both).slackbotSecret).toBeUndefined();
  });

  it('are told with all their problems at once, each by the name of its variable', () => {
    const problems = problemsOf({
      SLACK_APP_TOKEN: 'xapp-1',
      PORT: 'abc',
      START_FROM: 'scratch',
      LOG_LEVEL: 'loud',
    });
    expect(problems.map((says) => says.split(' ')[0])).toEqual([
      'PORT',
      'START_FROM',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
    ]);
  });

  it.each([
    ['a user token in place of the bot token', { SLACK_BOT_TOKEN: 'xoxp-s3cret' }],
    ['the two tokens swapped', { SLACK_BOT_TOKEN: 'xapp-s3cret', SLACK_APP_TOKEN: 'xoxb-s3cret' }],
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-s3cret' }],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's3cret-s3cret' }],
    [
      'a signing secret that is cut off',
      { SLACK_BOT_TOKEN: 'xoxb-s3', SLACK_SIGNING_SECRET: 's3c' },
    ],
    ['an address without a scheme', { SLACK_API_URL: 's3cret.example' }],
    ['a port beyond the last', { PORT: '65536' }],
    ['a name in place of a member id', { ADMIN_USER_IDS: 'U012AB3CD, s3cret' }],
  ])('refuse %s, in words that never hold the value', (_what, variables) => {
    const problems = problemsOf(variables);
    expect(problems.length).toBeGreaterThan(0);
    for (const says of problems) {
      expect(says).toMatch(/^[A-Z_]+ /);
      expect(says).not.toMatch(/s3c/);
    }
  });

  it('take several admins, however they are separated', () => {
    expect(configOf({ ADMIN_USER_IDS: 'U012AB3CD, W99\nU5' }).adminUserIds).toEqual([
      'U012AB3CD',
      'W99',
      'U5',
    ]);
  });
});

it.each([
  [{ DATABASE_PATH: '~/groundswell.db' }, 'DATABASE_PATH must be a whole path'],
  [{ DATABASE_PATH: ':memory:' }, 'DATABASE_PATH must be a file'],
  [{ HOST: '[::1]' }, 'HOST must be a name or an address alone, such as 127.0.0.1 or ::1'],
  [{ SECRETS_KEY: 'short' }, 'SECRETS_KEY is too short'],
])('%o is told as what it is', (variables, sentence) => {
  expect(problemsOf(variables as Record<string, string>)[0]).toContain(sentence);
});
