import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { queueMessage, SHOW_QUEUE } from './opt-ins.view.ts';
import { listQueue, type QueueParts } from './queue.store.ts';

const queue = (parts: QueueParts) =>
  command({
    command: '/rollout',
    name: 'queue',
    summary: 'who is waiting to join, for what, and for how long',
    usage: '',
    who: 'anyone',
    about: 'rollout',
    arguments: noArguments,
    run: (request) => showQueue(parts, request, 0),
  });

const showMore = (parts: QueueParts) =>
  action({
    actionId: SHOW_QUEUE,
    who: 'anyone',
    about: 'rollout',
    value: rolloutValue.extend({ from: z.number().int().min(0).optional() }),
    run: (request, { from }) => showQueue(parts, request, from ?? 0),
  });

function showQueue(parts: QueueParts, request: RolloutRequest, from: number): Reply {
  const rollout = findRollout(request.database, request.rolloutId);
  if (rollout === undefined) return tell(sentence('This rollout no longer exists.'));
  return tell(
    queueMessage(rollout.name, rollout.id, listQueue(parts, request), rollout.timeZone, from),
  );
}

export const queueCommands = (parts: QueueParts) => [queue(parts)];
export const queueActions = (parts: QueueParts) => [showMore(parts)];
