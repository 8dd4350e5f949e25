import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, type Message, mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { type PauseChange, pauseRollout, resumeRollout } from './pause-change.ts';
import { type PauseFacts, pausedMessage, resumedMessage } from './pause-messages.view.ts';
import { addPause, markResumed } from './pauses.store.ts';

export type PauseParts = {
  markPaused(database: Database, rolloutId: RolloutId, paused: Rollout['paused']): void;
};

type Input = { acting: Acting; rolloutId: RolloutId; reason: string };
export type PauseOutcome =
  | { kind: 'not-lead' }
  | Exclude<PauseChange, { kind: 'paused' | 'resumed' }>
  | { kind: 'paused' | 'resumed'; rollout: Rollout; told: number };

/** Stops a rollout: clocks and dates stand still, nothing new starts, and those who wait are told. */
export function pause(
  database: Database,
  parts: PauseParts,
  input: Input,
  now: Temporal.Instant,
): PauseOutcome {
  return write(database, (): PauseOutcome => {
    const { acting, rolloutId, reason } = input;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const change = pauseRollout(rollout, acting.userId, reason.trim(), now);
    if (change.kind !== 'paused') return keptOut(change);
    parts.markPaused(database, rolloutId, change.paused);
    addPause(database, { workspaceId: rollout.workspaceId, rolloutId }, change.paused);
    recordChange(database, rollout, input, 'pause', now);
    const told = tellAll(database, rollout, input, 'paused', pausedMessage, now);
    return { kind: 'paused', rollout, told };
  });
}

/** Goes on. The time that it stood still is not counted by any clock. */
export function resume(
  database: Database,
  parts: PauseParts,
  input: Input,
  now: Temporal.Instant,
): PauseOutcome {
  return write(database, (): PauseOutcome => {
    const { acting, rolloutId } = input;
    const reason = input.reason.trim();
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const change = resumeRollout(rollout, reason, now);
    if (change.kind !== 'resumed') return keptOut(change);
    parts.markPaused(database, rolloutId, undefined);
    markResumed(database, rolloutId, { at: now, by: acting.userId, reason });
    recordChange(database, rollout, input, 'resume', now);
    const told = tellAll(database, rollout, input, 'resumed', resumedMessage, now);
    return { kind: 'resumed', rollout, told };
  });
}

function keptOut(change: PauseChange): PauseOutcome {
  if (change.kind === 'paused' || change.kind === 'resumed') return { kind: 'not-lead' };
  return change;
}

function recordChange(
  database: Database,
  rollout: Rollout,
  { acting, reason }: Input,
  act: 'pause' | 'resume',
  now: Temporal.Instant,
): void {
  const did = act === 'pause' ? 'paused' : 'resumed';
  recordEntry(database, {
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    at: now,
    actor: acting.userId,
    act: `pauses.${act}`,
    subject: `rollout:${rollout.id}`,
    says: `${mention(acting.userId)} ${did} *${esc(rollout.name)}*.`,
    before: rollout.paused ?? null,
    after: { reason },
    reason,
    isNews: true,
  });
}

/** The channel, and those who wait for something: leads, sponsors, champions and managers. */
function tellAll(
  database: Database,
  rollout: Rollout,
  { acting, reason }: Input,
  what: 'paused' | 'resumed',
  message: (facts: PauseFacts) => Message,
  now: Temporal.Instant,
): number {
  const byName = findName(database, acting.userId);
  const facts = { rolloutName: rollout.name, channelId: rollout.channelId, byName, reason };
  const people = peopleWhoWait(database, rollout.id).filter((id) => id !== acting.userId);
  for (const to of [rollout.channelId, ...people]) {
    enqueueMessageEntry(database, {
      key: `pauses:${rollout.id}:${what}:${now.epochMilliseconds}:${to}`,
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      now,
      to,
      message: message({ ...facts, isInChannel: to === rollout.channelId }),
    });
  }
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
