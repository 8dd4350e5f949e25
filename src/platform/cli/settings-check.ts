import type { Config, ConfigResult } from '../config.ts';
import { type Finding, fine, wrong } from './finding.ts';

const MODES: Record<Config['slack']['mode'], string> = {
  practice: 'no Slack tokens are set, so the practice workspace is used',
  socket: 'Slack by Socket Mode',
  http: 'Slack by HTTP, with requests to /slack/events',
};

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
  ];
}
