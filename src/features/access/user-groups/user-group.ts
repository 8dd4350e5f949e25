import type { RolloutId, UserId } from '../../../platform/ids.ts';

/** A Slack user group that follows a rollout's access. */
export type UserGroupLink = {
  rolloutId: RolloutId;
  /** Its name without the @, or its id as Slack writes a mention of it. */
  group: string;
  linkedBy: UserId;
  /** Off until somebody has looked at what would change and said yes. */
  isOn: boolean;
  /** How the last look or change ended, in words; undefined before the first. */
  last: { at: Temporal.Instant; says: string; isProblem: boolean } | undefined;
};

/** `@ai-users`, `ai-users` or a mention as Slack writes it; undefined when it is none of them. */
export function groupTyped(typed: string): string | undefined {
  const text = typed.trim();
  const mentioned = /^<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(text)?.[1];
  if (mentioned !== undefined) return mentioned;
  return /^@?([a-z0-9][a-z0-9._-]{0,79})$/.exec(text.toLowerCase())?.[1];
}

/** "The user group @ai-users"; by its id alone nobody knows it. */
export function groupWords({ group }: Pick<UserGroupLink, 'group'>): string {
  return /^S[A-Z0-9]+$/.test(group) ? 'The user group' : `The user group @${group}`;
}

export type SlackGroup = {
  id: string;
  handle: string;
  isDisabled: boolean;
  memberIds: readonly UserId[];
};

/** Reads one of Slack's groups, of which any part may be missing. */
export function groupFromSlack(raw: Record<string, unknown>): SlackGroup {
  const users = Array.isArray(raw.users) ? raw.users : [];
  return {
    id: String(raw.id ?? ''),
    handle: String(raw.handle ?? ''),
    isDisabled: Number(raw.date_delete ?? 0) > 0,
    memberIds: users.filter((each): each is UserId => typeof each === 'string'),
  };
}

const OVER =
  'Until then, a list that an admin ticks off does the same job: `/rollout access list`.';

/** Slack's refusals around groups, in words that say what would mend it; undefined for any other. */
export function groupRefusal(code: string): string | undefined {
  switch (code) {
    case 'plan_upgrade_required':
    case 'paid_teams_only':
      return `User groups need a paid Slack plan, and this workspace has none. ${OVER}`;
    case 'missing_scope':
      return `The app was installed without the optional permissions usergroups:read and usergroups:write. An admin can add them by reinstalling it from manifest.yml. ${OVER}`;
    case 'permission_denied':
    case 'restricted_action':
    case 'not_allowed':
    case 'not_allowed_token_type':
    case 'user_is_restricted':
      return `In this workspace only admins may change user groups, so the bot can’t. An admin can allow it under Workspace settings, Permissions, User groups. ${OVER}`;
    case 'no_such_subteam':
    case 'subteam_not_found':
      return 'This user group is gone. Choose another with `/rollout access group @name`.';
    case 'invalid_users':
      return 'Slack refused someone on the list whose account has just changed. I’ll try again with the next change.';
    default:
      return undefined;
  }
}
