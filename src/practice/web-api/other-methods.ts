import { z } from 'zod';
import { validateMessage } from '../block-kit/message-check.ts';
import { type Problem, problemLines } from '../block-kit/problem.ts';
import { validateView } from '../block-kit/view-check.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { messageKey } from '../state/message.ts';
import { type Answer, refuse } from './answer.ts';
import { botIsIn, findMessage, findVisibleChannel } from './lookups.ts';
import { blockList, looseObject, type Method, method } from './method.ts';

const PAYLOAD_AT_MOST = 100_000;

const validation = z.object({
  blocks: blockList.optional(),
  message: looseObject.optional(),
  view: looseObject.optional(),
});

export const otherMethods: Record<string, Method> = {
  'blocks.validate': method({ tier: 'tier-3', takes: validation, answer: validateBlocks }),
  'reactions.add': method({
    tier: 'tier-3',
    scopes: ['reactions:write'],
    takes: z.object({ channel: z.string(), timestamp: z.string(), name: z.string().min(1) }),
    answer: addReaction,
  }),
};

function validateBlocks(_world: PracticeWorld, args: z.output<typeof validation>): Answer {
  if (JSON.stringify(args).length > PAYLOAD_AT_MOST) return refuse('payload_too_large');
  const { blocks, message, view } = args;
  if (view !== undefined) return judged('invalid_view', validateView(view));
  if (message !== undefined) return judged('invalid_message', validateMessage(message));
  if (blocks !== undefined) return judged('invalid_blocks', validateMessage({ blocks }));
  return refuse('invalid_arguments');
}

function judged(error: string, problems: Problem[]): Answer {
  if (problems.length === 0) return { ok: true };
  const errors = problems.map(({ pointer, says }) => ({ pointer, code: error, message: says }));
  return refuse(error, { errors, response_metadata: { messages: problemLines(problems) } });
}

function addReaction(
  world: PracticeWorld,
  args: { channel: string; timestamp: string; name: string },
): Answer {
  const channel = findVisibleChannel(world, args.channel);
  if (channel === undefined) return refuse('channel_not_found');
  const message = findMessage(world, channel.id, args.timestamp);
  if (message === undefined) return refuse('message_not_found');
  if (!botIsIn(world, channel)) return refuse('not_in_channel');
  if (channel.isArchived) return refuse('is_archived');
  const botId = world.facts.bot.userId;
  const existing = message.reactions.find((one) => one.name === args.name);
  if (existing?.users.includes(botId)) return refuse('already_reacted');
  const others = message.reactions.filter((one) => one.name !== args.name);
  const reaction = { name: args.name, users: [...(existing?.users ?? []), botId] };
  const reactions = [...others, reaction];
  world.records.messages.put(messageKey(channel.id, message.ts), { ...message, reactions });
  return { ok: true };
}
