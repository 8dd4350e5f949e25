/* Each Web API method that the bot calls, with the scopes it needs: the reason for every scope in the manifest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = new URL('../../src/', import.meta.url).pathname;

export const scopesOfMethods: Record<string, readonly string[]> = {
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  // With the metadata by which a message of ours is found again.
  'conversations.history': [
    'channels:history',
    'groups:history',
    'im:history',
    'metadata.message:read',
  ],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  // Optional: whoever has notifications paused gets the day's message afterwards.
  'dnd.teamInfo': ['dnd:read'],
  'usergroups.disable': ['usergroups:write'],
  'usergroups.enable': ['usergroups:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.update': ['usergroups:write'],
  // Addresses are optional: they let files name people by them.
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

export const scopesOfEvents: Record<string, readonly string[]> = {
  app_home_opened: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  subteam_members_changed: ['usergroups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

const FAMILIES =
  'apps|auth|bookmarks|canvases|chat|conversations|dnd|emoji|files|pins|reactions|reminders|team|usergroups|users|views';
const WRITTEN_OUT = new RegExp(`['"\`]((?:${FAMILIES})(?:\\.[a-zA-Z]+)+)['"\`]`, 'g');
const AS_A_CALL = new RegExp(`\\.((?:${FAMILIES})(?:\\.[a-zA-Z]+)+)\\(`, 'g');

/** Found in the text of everything but the practice workspace, which answers them. */
export function methodsCalled(): Set<string> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('practice/'))
    .map((path) => readFileSync(join(src, path), 'utf8'));
  const found = files.flatMap((text) =>
    [...text.matchAll(WRITTEN_OUT), ...text.matchAll(AS_A_CALL)].map((match) => match[1] ?? ''),
  );
  return new Set(found);
}
