/* Who sees what, beside who may: one rule for everything that is shown of a rollout. */
import type { Role, Sight, Who } from './acting.ts';
import type { ChannelId, UserId } from './ids.ts';

/**
 * What a declaration shows: what is the reader's own or asked of them (`own`), what the view cuts to what the
 * reader sees (`cut`), phase, teams and dates (`outline`), what stands in the rollout's channel, to whoever
 * reads it there (`posted`), or anything else (`inside`, unless it says otherwise).
 */
export const showables = ['own', 'cut', 'outline', 'posted', 'inside'] as const;
export type Shows = (typeof showables)[number];

/** What somebody is to one rollout. */
export type Standing = {
  roles: ReadonlySet<Role>;
  /** Named for something in it, or asked for something: a reviewer, the keeper of an entry, a future champion. */
  hasPart: boolean;
  isInChannel: boolean;
  isGuest: boolean;
};

/**
 * Answers how much of a rollout somebody sees. One whose channel is private exists for those with a role or a
 * part in it and for the channel's members; one in a public channel shows everybody its outline. A guest sees
 * their own team, and nothing of a rollout in which they have none. An unknown channel counts as private.
 */
export function sightOf(
  { roles, hasPart, isInChannel, isGuest }: Standing,
  channel: 'public' | 'private',
): Sight {
  const ofRollout = [...roles].some((role) => role !== 'admin');
  if (isGuest) return ofRollout || hasPart ? 'own' : 'nothing';
  if (ofRollout || hasPart) return 'inside';
  return channel === 'public' || isInChannel || roles.has('admin') ? 'outline' : 'nothing';
}

/**
 * Answers whether a declaration is open to somebody with this sight, and for what is posted, whether they read
 * it in the rollout's channel. Whoever may do a thing by a role, an admin too, sees what it shows.
 */
export function maySee(
  { sight, isThere = false }: { sight: Sight; isThere?: boolean },
  { who, shows = 'inside' }: { who: Who; shows?: Shows | undefined },
): boolean {
  if (sight === 'nothing') return false;
  if (shows === 'posted' && isThere) return true;
  if (shows === 'cut' || sight === 'inside') return true;
  if (sight === 'own') return shows === 'own';
  return shows === 'outline' || who !== 'anyone';
}

/** Who looks, and from where: what stands in a channel can only be read by its members. */
export type Reader = {
  userId: UserId;
  isAdmin: boolean;
  isGuest: boolean;
  channelId: ChannelId | undefined;
};

/** What somebody is in a rollout, and how much of it they see. */
export type Seen = { roles: ReadonlySet<Role>; sight: Sight };

/** Whether somebody sees people, evidence, learnings and readiness, and not only phase, teams and dates. */
export function seesInside({ sight }: { sight: Sight }): boolean {
  return sight === 'inside';
}
