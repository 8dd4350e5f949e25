import type { Config, ConfigResult } from '../config.ts';
import { someBytes } from '../entropy.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const MODES: Record<Config['slack']['mode'], string> = {
  practice: 'no Slack tokens are set, so the practice workspace is used',
  socket: 'Slack by Socket Mode',
  http: 'Slack by HTTP, with requests to /slack/events',
};

/** What signs webhooks follows from it; a fresh one is offered where it is missing. */
function checkSecretsKey({ secretsKey, slack }: Config): Finding {
  if (secretsKey !== undefined) return fine('Settings', 'SECRETS_KEY is set.');
  if (slack.mode === 'practice') {
    return fine('Settings', 'SECRETS_KEY is not needed in the practice workspace.');
  }
  const fresh = someBytes(32).toString('base64');
  return note(
    'Settings',
    `SECRETS_KEY is not set, so no webhook can be added. This one was made just now; put it into .env and keep it where you keep secrets: SECRETS_KEY=${fresh}`,
  );
}

/** The settings in words; of secrets only that they are there. */
export function checkSettings(settings: ConfigResult): Finding[] {
  if ('problems' in settings) return settings.problems.map((says) => wrong('Settings', says));
  const { slack, databasePath, host, port, adminUserIds } = settings.config;
  const admins =
    adminUserIds.length === 0
      ? 'ADMIN_USER_IDS names nobody, so workspace admins and owners set up rollouts'
      : `ADMIN_USER_IDS lets ${adminUserIds.length} more set up rollouts`;
  return [
    fine(
      'Settings',
      `${MODES[slack.mode]}; database ${databasePath}; listening on ${host}:${port}.`,
    ),
    fine('Settings', `${admins}.`),
    checkSecretsKey(settings.config),
  ];
}
