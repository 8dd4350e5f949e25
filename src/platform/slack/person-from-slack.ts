/* What Slack's user object says of somebody, as far as the bot asks. */
import type { UserId } from '../ids.ts';
import { isTimeZone } from '../time-zone.ts';
import type { Person } from './directory.ts';
import type { Installation } from './installation.ts';

type SlackUser = {
  id?: string;
  name?: string;
  real_name?: string;
  tz?: string;
  team_id?: string;
  enterprise_user?: { enterprise_id?: string };
  is_stranger?: boolean;
  deleted?: boolean;
  is_bot?: boolean;
  is_workflow_bot?: boolean;
  is_connector_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  profile?: {
    display_name?: string;
    email?: string;
    real_name?: string;
    status_text?: string;
    status_expiration?: number;
  };
};

/** Reads Slack's user object, of which deactivated people and bots may lack any part. */
export function personFromSlack(
  user: SlackUser,
  installation: Installation,
  now: Temporal.Instant,
): Person {
  const { workspaceId } = installation;
  const isAtHome = user.team_id === undefined || user.team_id === workspaceId;
  const until = user.profile?.status_expiration ?? 0;
  return {
    workspaceId,
    userId: (user.id ?? '') as UserId,
    name:
      user.profile?.display_name ||
      user.profile?.real_name ||
      user.real_name ||
      user.name ||
      'someone',
    email: user.profile?.email?.trim().toLowerCase() || null,
    timeZone: knownZone(user.tz),
    // Who looks after another workspace of the company does not look after this one.
    isAdmin: isAtHome && (user.is_admin === true || user.is_owner === true),
    isBot: isNobody(user),
    isDeactivated: user.deleted === true || isFromElsewhere(user, installation),
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    statusText: user.profile?.status_text ?? '',
    statusUntil: until > 0 ? Temporal.Instant.fromEpochMilliseconds(until * 1000) : null,
    fetchedAt: now,
  };
}

/** Somebody of another company in a shared channel sees what is said there, and has no account here. */
function isFromElsewhere(user: SlackUser, { workspaceId, enterpriseId }: Installation): boolean {
  if (user.is_stranger === true) return true;
  const { team_id: home, enterprise_user: enterprise } = user;
  if (home === undefined || home === workspaceId) return false;
  return enterpriseId === undefined || enterprise?.enterprise_id !== enterpriseId;
}

/** An app, a workflow, a connector, or Slack's own bot, which does not say that it is one. */
function isNobody({ id, is_bot, is_workflow_bot, is_connector_bot }: SlackUser): boolean {
  return [is_bot, is_workflow_bot, is_connector_bot].includes(true) || id === 'USLACKBOT';
}

function knownZone(zone: string | undefined): string {
  return zone !== undefined && zone !== '' && isTimeZone(zone) ? zone : 'UTC';
}
