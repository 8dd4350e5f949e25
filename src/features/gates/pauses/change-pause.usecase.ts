import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { type PauseChange, pauseRollout, resumeRollout } from './pause-change.ts';
import { pausedMessage, resumedMessage } from './pause-messages.view.ts';
import { addPause, markResumed } from './pauses.store.ts';

export type PauseOutcome =
  | { kind: 'not-lead' }
  | Exclude<PauseChange, { kind: 'paused' | 'resumed' }>
  | { kind: 'paused' | 'resumed'; rollout: Rollout; notified: number };

/** Stops a rollout: clocks and dates stand still, nothing new starts, and those who wait are told. */
export function pause(request: RolloutRequest, input: { reason: string }): PauseOutcome {
  const { database, product, acting, rolloutId, now } = request;
  return write(database, (): PauseOutcome => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const change = pauseRollout(rollout, acting.userId, input.reason.trim(), now);
    if (change.kind !== 'paused') return refused(change);
    product.markPaused(request, change.paused);
    addPause(database, { workspaceId: rollout.workspaceId, rolloutId }, change.paused);
    recordChange(request, rollout, 'paused', input.reason);
    return {
      kind: 'paused',
      rollout,
      notified: notifyAll(request, rollout, 'paused', input.reason),
    };
  });
}

/** Goes on. The time that it stood still is not counted by any clock. */
export function resume(request: RolloutRequest, input: { reason: string }): PauseOutcome {
  const { database, product, acting, rolloutId, now } = request;
  return write(database, (): PauseOutcome => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const change = resumeRollout(rollout, input.reason.trim(), now);
    if (change.kind !== 'resumed') return refused(change);
    product.markPaused(request, undefined);
    markResumed(database, rolloutId, { at: now, by: acting.userId, reason: input.reason.trim() });
    recordChange(request, rollout, 'resumed', input.reason);
    return {
      kind: 'resumed',
      rollout,
      notified: notifyAll(request, rollout, 'resumed', input.reason),
    };
  });
}

function refused(change: PauseChange): PauseOutcome {
  if (change.kind === 'paused' || change.kind === 'resumed') return { kind: 'not-lead' };
  return change;
}

const CHANGES = {
  paused: { act: 'pauses.pause', message: pausedMessage },
  resumed: { act: 'pauses.resume', message: resumedMessage },
} as const;

function recordChange(
  request: RolloutRequest,
  rollout: Rollout,
  change: keyof typeof CHANGES,
  reason: string,
): void {
  record(request, {
    act: CHANGES[change].act,
    subject: `rollout:${rollout.id}`,
    says: `${mention(request.acting.userId)} ${change} *${esc(rollout.name)}*.`,
    before: rollout.paused ?? null,
    after: { reason },
    reason,
    isNews: true,
  });
}

/** The channel, and those who wait for something: leads, sponsors, champions and managers. */
function notifyAll(
  request: RolloutRequest,
  rollout: Rollout,
  change: keyof typeof CHANGES,
  reason: string,
): number {
  const { database, acting, now } = request;
  const byName = findName(database, acting.userId);
  const facts = { rolloutName: rollout.name, channelId: rollout.channelId, byName, reason };
  const of = `${rollout.id}:${change}:${now.epochMilliseconds}`;
  enqueueMessage(request, {
    key: `pauses:${of}:${rollout.channelId}`,
    to: rollout.channelId,
    message: CHANGES[change].message({ ...facts, isInChannel: true }),
  });
  const people = peopleWhoWait(database, rollout.id).filter((id) => id !== acting.userId);
  const message = CHANGES[change].message({ ...facts, isInChannel: false });
  for (const to of people) enqueueNews(request, { key: `pauses.changed:${of}:${to}`, to, message });
  return people.length;
}

function peopleWhoWait(database: Database, rolloutId: RolloutId): UserId[] {
  const champions = listChampions(database, rolloutId)
    .filter(({ ended }) => ended === undefined)
    .map(({ personId }) => personId);
  const managers = listTeams(database, rolloutId).flatMap(({ managerId }) => managerId ?? []);
  const all = new Set([
    ...listRoleHolders(database, rolloutId, 'lead'),
    ...listRoleHolders(database, rolloutId, 'sponsor'),
    ...champions,
    ...managers,
  ]);
  return [...all].filter((id) => findPerson(database, id)?.isDeactivated !== true);
}
