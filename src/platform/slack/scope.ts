/* Who is acting, on which rollout, and whether the declaration lets them. */

import { type Acting, isAllowed, type Role, type Who } from '../acting.ts';
import type { Database } from '../database.ts';
import type { ChannelId, RolloutId, UserId, WorkspaceId } from '../ids.ts';
import type { Product, Request, RolloutRequest } from '../request.ts';
import { type Message, sentence } from './blocks.ts';
import type { WhenClosed } from './declarations.ts';
import { findPerson } from './directory.ts';
import { pressWords, type RefusalWords, refusalMessage } from './refusal.ts';

/** A rollout's name, today's date at its place, and how it was closed, in a sentence, if it was. Safe mrkdwn. */
export type RolloutStatus = {
  name: string;
  today: Temporal.PlainDate;
  closed: string | undefined;
};

export type RolloutChoice = { rolloutId: RolloutId; name: string };

/** What the platform must be told about rollouts, since it knows none itself. */
export type Scoping = {
  /** The rollouts that a request from this place may be about: one by channel, the only active one, or several. */
  candidates(
    database: Database,
    channelId: ChannelId | undefined,
    whenClosed: WhenClosed | undefined,
  ): RolloutChoice[];
  rolesOf(database: Database, rolloutId: RolloutId | undefined, userId: UserId): Role[];
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
  whenClosed?: WhenClosed;
  refusal?: RefusalWords;
};

/** Resolves a request against a declaration; `chosen` is the rollout that a button or modal names. */
export function scopeRequest(
  services: {
    database: Database;
    product: Product;
    scoping: Scoping;
    adminUserIds: readonly UserId[];
  },
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
  const isAdmin = person.isAdmin || services.adminUserIds.includes(requester.userId);
  const acting = (rolloutId: RolloutId | undefined): Acting => ({
    workspaceId: requester.workspaceId,
    userId: requester.userId,
    name: person.name,
    timeZone: person.timeZone,
    rolloutId,
    roles: new Set([
      ...scoping.rolesOf(database, rolloutId, requester.userId),
      ...(isAdmin ? (['admin'] as const) : []),
    ]),
  });
  const base = { database, product, now, channelId: requester.channelId };
  if (needs.about === 'workspace') {
    const request = { ...base, acting: acting(chosen) };
    return allowed(services, needs, request);
  }
  const rollouts =
    chosen === undefined
      ? scoping.candidates(database, requester.channelId, needs.whenClosed)
      : [{ rolloutId: chosen, name: '' }];
  if (rollouts.length > 1) return { kind: 'choose', choices: rollouts };
  const rolloutId = rollouts[0]?.rolloutId;
  const status = rolloutId === undefined ? undefined : scoping.status(database, rolloutId, now);
  if (rolloutId === undefined) return { kind: 'refused', message: scoping.noRolloutYet };
  if (status === undefined)
    return refused('This belongs to a rollout that no longer exists.', changes);
  if (status.closed !== undefined && needs.whenClosed === undefined)
    return refused(status.closed, changes);
  return allowed(services, needs, {
    ...base,
    acting: acting(rolloutId),
    rolloutId,
    today: status.today,
  });
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
