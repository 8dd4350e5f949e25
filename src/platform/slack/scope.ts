/* Who is acting, on which rollout, and whether the declaration lets them. */

import { type Acting, isAllowed, type Role, type Who } from '../acting.ts';
import type { Database } from '../database.ts';
import type { ChannelId, RolloutId, UserId, WorkspaceId } from '../ids.ts';
import type { Product, Request, RolloutRequest, StateAt } from '../request.ts';
import { maySee, type Reader, type Seen, type Shows } from '../sight.ts';
import { type Message, sentence } from './blocks.ts';
import type { WhenClosed } from './declarations.ts';
import { findPerson } from './directory.ts';
import { pressWords, type RefusalWords, refusalMessage, unseenMessage } from './refusal.ts';

/** A rollout's name and channel, today's date at its place, and how it was closed, in a sentence, if it was. Safe mrkdwn. */
export type RolloutStatus = {
  name: string;
  channelId: ChannelId;
  today: Temporal.PlainDate;
  closed: string | undefined;
};

export type RolloutChoice = { rolloutId: RolloutId; name: string };

/** What the platform must be told about rollouts, since it knows none itself. */
export type Scoping = {
  /** The rollouts that a request may be about, of those that its reader sees: one by channel, the only active one, or several. */
  candidates(state: StateAt, reader: Reader, whenClosed: WhenClosed | undefined): RolloutChoice[];
  /** `nothing` for a rollout that does not exist. */
  see(state: StateAt, rolloutId: RolloutId, reader: Reader): Seen;
  /** Where a rollout stands; undefined when there is no such rollout. */
  status(
    database: Database,
    rolloutId: RolloutId,
    now: Temporal.Instant,
  ): RolloutStatus | undefined;
  /** "a lead of *Support copilot* (Lena or Sam)": who may, for a refusal. Safe mrkdwn. */
  whoMay(database: Database, rolloutId: RolloutId | undefined, roles: readonly Role[]): string;
  /** What to do first when there is no rollout yet. */
  noRolloutYet: Message;
};

export type Requester = {
  workspaceId: WorkspaceId;
  userId: UserId;
  channelId: ChannelId | undefined;
};

export type Scoped =
  | { kind: 'request'; request: Request | RolloutRequest }
  | { kind: 'refused'; message: Message }
  | { kind: 'choose'; choices: RolloutChoice[] };

type Needs = {
  who: Who;
  about: 'rollout' | 'workspace';
  shows?: Shows;
  whenClosed?: WhenClosed;
  refusal?: RefusalWords;
};

type ScopeServices = {
  database: Database;
  product: Product;
  scoping: Scoping;
  adminUserIds: readonly UserId[];
};

/** Resolves a request against a declaration; `chosen` is the rollout that a button or modal names. */
export function scopeRequest(
  services: ScopeServices,
  requester: Requester,
  needs: Needs,
  chosen: RolloutId | undefined,
  now: Temporal.Instant,
): Scoped {
  const { database, product, scoping } = services;
  const changes = needs.refusal?.changes === true;
  const person = findPerson(database, requester.userId);
  if (person === undefined || person.isDeactivated || person.isBot) {
    return refused('Only people with a full account in this workspace can do this.', changes);
  }
  const state = { database, product, now };
  const { userId, workspaceId, channelId } = requester;
  const isAdmin = person.isAdmin || services.adminUserIds.includes(userId);
  const reader: Reader = { userId, isAdmin, isGuest: person.isGuest === true, channelId };
  const acting = (rolloutId: RolloutId | undefined): Acting => ({
    workspaceId,
    userId,
    name: person.name,
    timeZone: person.timeZone,
    rolloutId,
    ...(rolloutId === undefined ? outside(reader) : scoping.see(state, rolloutId, reader)),
  });
  const base = { ...state, channelId };
  if (needs.about === 'workspace') {
    const seen = acting(chosen);
    const request = { ...base, acting: seen.sight === 'nothing' ? acting(undefined) : seen };
    return allowed(services, needs, request);
  }
  const rollouts =
    chosen === undefined
      ? scoping.candidates(state, reader, needs.whenClosed)
      : [{ rolloutId: chosen, name: '' }];
  if (rollouts.length > 1) return { kind: 'choose', choices: rollouts };
  const rolloutId = rollouts[0]?.rolloutId;
  if (rolloutId === undefined) return { kind: 'refused', message: scoping.noRolloutYet };
  const who = acting(rolloutId);
  const status = scoping.status(database, rolloutId, now);
  if (status === undefined || who.sight === 'nothing') return refused(NO_SUCH_ROLLOUT, changes);
  if (status.closed !== undefined && needs.whenClosed === undefined)
    return refused(status.closed, changes);
  const request = { ...base, acting: who, rolloutId, today: status.today };
  const isThere = channelId !== undefined && channelId === status.channelId;
  return visible(allowed(services, needs, request), needs, { ...status, isThere });
}

/** The same words for one that never was, one that is gone and one that the reader does not see. */
const NO_SUCH_ROLLOUT = 'There is no such rollout, or it’s one that you have no part in.';

function outside({ isAdmin, isGuest }: Reader): Seen {
  return { roles: new Set(isAdmin && !isGuest ? ['admin'] : []), sight: 'nothing' };
}

/** Refuses what is not shown to the one who asks, in a rollout that they know of. */
function visible(
  scoped: Scoped,
  { who, shows, refusal = pressWords(false) }: Needs,
  { name, isThere }: { name: string; isThere: boolean },
): Scoped {
  if (scoped.kind !== 'request') return scoped;
  const { sight } = scoped.request.acting;
  if (maySee({ sight, isThere }, { who, shows })) return scoped;
  return { kind: 'refused', message: unseenMessage(name, sight === 'own', refusal) };
}

function allowed(
  services: { database: Database; scoping: Scoping },
  { who, refusal = pressWords(false) }: Needs,
  request: Request | RolloutRequest,
): Scoped {
  const { acting } = request;
  if (who === 'anyone' || isAllowed(who, acting)) return { kind: 'request', request };
  const holders = services.scoping.whoMay(services.database, acting.rolloutId, who);
  return { kind: 'refused', message: refusalMessage(holders, refusal, acting) };
}

function refused(says: string, changes: boolean): Scoped {
  return {
    kind: 'refused',
    message: sentence(changes ? `${says} Nothing was changed.` : says),
  };
}
