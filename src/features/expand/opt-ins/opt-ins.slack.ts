import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { queueMessage, SHOW_QUEUE } from './opt-ins.view.ts';
import { listQueue } from './queue.store.ts';

const queue = command({
  command: '/rollout',
  name: 'queue',
  summary: 'who is waiting to join, for what, and for how long',
  usage: '',
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  arguments: noArguments,
  run: (request) => showQueue(request, 0),
});

const showMore = action({
  actionId: SHOW_QUEUE,
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  value: rolloutValue.extend({ from: z.number().int().min(0).optional() }),
  run: (request, { from }) => showQueue(request, from ?? 0),
});

function showQueue(request: RolloutRequest, from: number): Reply {
  const rollout = findRollout(request.database, request.rolloutId);
  if (rollout === undefined) return tell(sentence('This rollout no longer exists.'));
  const isOutline = !seesInside(request.acting);
  const queue = listQueue(request);
  return tell(queueMessage(rollout, queue, { from, today: request.today, isOutline }));
}

export const queueCommands = [queue];
export const queueActions = [showMore];
