/* The only reader of the environment. */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import type { UserId } from './ids.ts';
import { type OutsideKeys, type OutsideService, outsideKeyNames } from './outside-keys.ts';

/** White space around a value is an accident of copying; a blank one is none. */
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() || undefined : value);

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(trimmed, schema.optional());

const environment = z.object({
  SLACK_BOT_TOKEN: optional(
    z.string().regex(/^xoxb-/, {
      message:
        'must be the bot token that begins with xoxb- (Slack app page, OAuth & Permissions, Bot User OAuth Token)',
    }),
  ),
  SLACK_APP_TOKEN: optional(
    z.string().regex(/^xapp-/, {
      message:
        'must be the app-level token that begins with xapp- (Slack app page, Basic Information, App-Level Tokens, with connections:write)',
    }),
  ),
  SLACK_SIGNING_SECRET: optional(
    z.string().min(8, {
      message: 'is too short (Slack app page, Basic Information, App Credentials, Signing Secret)',
    }),
  ),
  SLACKBOT_MCP: optional(z.enum(['on', 'off'], { message: 'must be one of on, off' })),
  SLACK_API_URL: optional(
    z.url({ protocol: /^https?$/, message: 'must be an address such as https://slack.com/api/' }),
  ),
  SECRETS_KEY: optional(
    z.string().min(32, { message: 'is too short: npm run groundswell -- doctor makes one' }),
  ),
  DATABASE_PATH: optional(
    z
      .string()
      .refine((path) => path !== ':memory:', {
        message: 'must be a file: what is kept in memory is gone when the bot stops',
      })
      .refine((path) => !path.startsWith('~'), {
        message: 'must be a whole path: ~ means your home folder to a shell only',
      }),
  ),
  HOST: optional(
    z.string().refine((host) => !/[[\]/]/.test(host), {
      message: 'must be a name or an address alone, such as 127.0.0.1 or ::1',
    }),
  ),
  PORT: optional(
    z.coerce
      .number({ message: 'must be a number such as 3000' })
      .int({ message: 'must be a whole number such as 3000' })
      .min(0, { message: 'must be between 0 and 65535' })
      .max(65_535, { message: 'must be between 0 and 65535' }),
  ),
  ADMIN_USER_IDS: optional(
    z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ''))
      .pipe(
        z.array(
          z.string().regex(/^[UW][A-Z0-9]+$/, {
            message:
              'must be Slack member ids such as U012AB3CD, separated by commas (profile, three dots, Copy member ID)',
          }),
        ),
      ),
  ),
  USAGE_KEY_COPILOT: optional(z.string()),
  USAGE_KEY_CLAUDE_ENTERPRISE: optional(z.string()),
  USAGE_KEY_CLAUDE_CODE: optional(z.string()),
  USAGE_KEY_OPENAI: optional(z.string()),
  // Read before this file is, by start.mjs; here for the sake of whoever misspells it.
  START_FROM: optional(
    z.enum(['bundle', 'sources'], { message: 'must be one of bundle, sources' }),
  ),
  LOG_LEVEL: optional(
    z.enum(['debug', 'info', 'warn', 'error'], {
      message: 'must be one of debug, info, warn, error',
    }),
  ),
});

type SlackSettings =
  | { mode: 'practice' }
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl: string }
  | { mode: 'http'; botToken: string; signingSecret: string; apiUrl: string };

export type Config = {
  slack: SlackSettings;
  databasePath: string;
  /** What secrets that are never stored follow from. */
  secretsKey: string | undefined;
  /** With what Slackbot's questions to the Core are signed; undefined while it is not let in. */
  slackbotSecret: string | undefined;
  /** Of the interfaces that are asked for usage. */
  outsideKeys: OutsideKeys;
  host: string;
  port: number;
  adminUserIds: UserId[];
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

export type ConfigResult = { config: Config } | { problems: string[] };

/** Reads `.env` (when there is one) and the environment, which wins. */
export function configFromEnvironment(): ConfigResult {
  if (existsSync('.env')) loadEnvFile('.env');
  return readConfig(process.env);
}

/** A signal to npm ends npm and its shell, and leaves what they started running on its own. */
export function isStartedByNpm(): boolean {
  return process.env.npm_lifecycle_event === 'start';
}

/** All problems at once, each with the variable's name and how to get the value; never a value itself. */
export function readConfig(variables: Record<string, string | undefined>): ConfigResult {
  const parsed = environment.safeParse(variables);
  const slack = slackSettings(variables);
  const misspelt = parsed.success ? [] : parsed.error.issues.map(inWords);
  const wantsSlackbot = parsed.data?.SLACKBOT_MCP === 'on';
  if (wantsSlackbot && parsed.data?.SLACK_SIGNING_SECRET === undefined) {
    misspelt.push(
      'SLACKBOT_MCP is on, and SLACK_SIGNING_SECRET is missing: Slackbot signs with it (Basic Information, App Credentials).',
    );
  }
  if (!parsed.success || misspelt.length > 0 || 'problems' in slack) {
    return { problems: [...misspelt, ...('problems' in slack ? slack.problems : [])] };
  }
  const values = parsed.data;
  return {
    config: {
      slack,
      databasePath:
        values.DATABASE_PATH ??
        (slack.mode === 'practice' ? 'data/practice.db' : 'data/groundswell.db'),
      secretsKey: values.SECRETS_KEY,
      slackbotSecret: wantsSlackbot ? values.SLACK_SIGNING_SECRET : undefined,
      outsideKeys: outsideKeysIn(values),
      host: values.HOST ?? '127.0.0.1',
      port: values.PORT ?? 3000,
      adminUserIds: (values.ADMIN_USER_IDS ?? []) as UserId[],
      logLevel: values.LOG_LEVEL ?? 'info',
    },
  };
}

function inWords(issue: z.core.$ZodIssue): string {
  return `${issue.path.map(String).at(0)} ${issue.message}.`;
}

function slackSettings(
  variables: Record<string, string | undefined>,
): SlackSettings | { problems: string[] } {
  const given = (name: string) => variables[name]?.trim() || undefined;
  const apiUrl = withSlash(given('SLACK_API_URL') ?? 'https://slack.com/api/');
  const botToken = given('SLACK_BOT_TOKEN');
  const appToken = given('SLACK_APP_TOKEN');
  const signingSecret = given('SLACK_SIGNING_SECRET');
  if (botToken === undefined && appToken === undefined && signingSecret === undefined) {
    return { mode: 'practice' };
  }
  if (botToken === undefined) {
    return {
      problems: [
        'SLACK_BOT_TOKEN is missing: copy the token that begins with xoxb- from OAuth & Permissions on your Slack app page. (Set no Slack variable at all to open the practice workspace.)',
      ],
    };
  }
  if (appToken !== undefined) return { mode: 'socket', botToken, appToken, apiUrl };
  if (signingSecret !== undefined) return { mode: 'http', botToken, signingSecret, apiUrl };
  return {
    problems: [
      'SLACK_APP_TOKEN (for Socket Mode, begins with xapp-, Basic Information, App-Level Tokens) or SLACK_SIGNING_SECRET (for HTTP, Basic Information, App Credentials) is missing: set one of them.',
    ],
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function outsideKeysIn(values: z.output<typeof environment>): OutsideKeys {
  const named = Object.entries(outsideKeyNames) as [OutsideService, keyof typeof values][];
  return Object.fromEntries(
    named.flatMap(([service, name]) => {
      const key = values[name];
      return typeof key === 'string' ? [[service, key]] : [];
    }),
  );
}
