/* What somebody sees of rollouts: the facts that the one rule (`sight.ts`) asks for. */
import type { Role } from '../../../platform/acting.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { contextOf, type Request, type StateAt } from '../../../platform/request.ts';
import { type Reader, type Seen, sightOf } from '../../../platform/sight.ts';
import { findChannel, findPerson, isKnownMember } from '../../../platform/slack/directory.ts';
import type { Rollout } from './rollout.ts';
import { findRollout, listRollouts } from './rollouts.store.ts';

/** What somebody is in a rollout, and how much of it they see; `nothing` of one that does not exist. */
export function getSeen(state: StateAt, rolloutId: RolloutId, reader: Reader): Seen {
  const rollout = findRollout(state.database, rolloutId);
  if (rollout === undefined) return { roles: new Set(), sight: 'nothing' };
  const held = [
    ...state.product.roles.flatMap((roles) => [...roles(state.database, rolloutId, reader.userId)]),
    ...(reader.isAdmin ? (['admin'] as const) : []),
  ];
  const roles = new Set<Role>(held.filter((role) => !reader.isGuest || role === 'member'));
  const isOfRollout = [...roles].some((role) => role !== 'admin');
  const standing = {
    roles,
    hasPart: !isOfRollout && hasPart(state, rollout, reader.userId),
    isInChannel: isInChannel(state.database, rollout, reader),
    isGuest: reader.isGuest,
  };
  return { roles, sight: sightOf(standing, channelKind(state.database, rollout)) };
}

/** Every rollout that somebody sees anything of, also those that were closed, oldest first. */
export function listSeenRollouts(state: StateAt, reader: Reader): Rollout[] {
  return listRollouts(state.database).filter(
    ({ id }) => getSeen(state, id, reader).sight !== 'nothing',
  );
}

/** Who reads, as a request has it. */
export function getReader({ database, acting, channelId }: Request): Reader {
  const { userId, roles } = acting;
  const isGuest = findPerson(database, userId)?.isGuest === true;
  return { userId, isAdmin: roles.has('admin'), isGuest, channelId };
}

function hasPart(state: StateAt, rollout: Rollout, userId: UserId): boolean {
  const context = contextOf(state, rollout);
  const { parts, isAsked } = state.product;
  return parts.some((part) => part(context, userId)) || isAsked(context, userId);
}

/** A message or command in a channel comes from one of its members. */
function isInChannel(
  database: Database,
  { channelId }: Rollout,
  { userId, channelId: here }: Reader,
): boolean {
  return here === channelId || isKnownMember(database, channelId, userId);
}

function channelKind(database: Database, { channelId }: Rollout): 'public' | 'private' {
  return findChannel(database, channelId)?.isPrivate === false ? 'public' : 'private';
}
