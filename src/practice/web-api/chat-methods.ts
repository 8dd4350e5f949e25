import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { slackMessage } from '../slack-forms.ts';
import type { Message } from '../state/message.ts';
import { type Answer, type Refusal, refuse } from './answer.ts';
import { type MessageFields, messageFields, refuseMessage } from './chat-arguments.ts';
import { findDestination } from './destination.ts';
import { findMessage, findVisibleChannel } from './lookups.ts';
import { count, flag, type Method, method } from './method.ts';
import { addMessage, changeMessage, removeMessage } from './posting.ts';
import { schedule } from './scheduling.ts';

const POST_TEXT_AT_MOST = 40_000;
const UPDATE_TEXT_AT_MOST = 4000;

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': method({
    tier: 'posting',
    scopes: ['chat:write'],
    takes: z.object({
      channel: z.string(),
      ...messageFields,
      thread_ts: z.string().optional(),
      reply_broadcast: flag.optional(),
      unfurl_links: flag.optional(),
      unfurl_media: flag.optional(),
    }),
    answer: postMessage,
  }),
  'chat.postEphemeral': method({
    tier: 'tier-4',
    scopes: ['chat:write'],
    takes: z.object({
      channel: z.string(),
      user: z.string(),
      ...messageFields,
      thread_ts: z.string().optional(),
    }),
    answer: postEphemeral,
  }),
  'chat.update': method({
    tier: 'tier-3',
    scopes: ['chat:write'],
    takes: z.object({ channel: z.string(), ts: z.string(), ...messageFields }),
    answer: updateMessage,
  }),
  'chat.delete': method({
    tier: 'tier-3',
    scopes: ['chat:write'],
    takes: z.object({ channel: z.string(), ts: z.string() }),
    answer: deleteMessage,
  }),
  'chat.getPermalink': method({
    tier: 'special',
    takes: z.object({ channel: z.string(), message_ts: z.string() }),
    answer: permalink,
  }),
  'chat.scheduleMessage': method({
    tier: 'tier-3',
    scopes: ['chat:write'],
    takes: z.object({ channel: z.string(), post_at: count, ...messageFields }),
    answer: scheduleMessage,
  }),
};

type Posting = MessageFields & { channel: string; thread_ts?: string | undefined };

function postMessage(world: PracticeWorld, args: Posting): Answer {
  const destination = findDestination(world, args.channel);
  if (!destination.ok) return destination;
  const refused = refuseMessage(args, POST_TEXT_AT_MOST);
  if (refused !== undefined) return refused;
  const { channel } = destination;
  if (
    args.thread_ts !== undefined &&
    findMessage(world, channel.id, args.thread_ts) === undefined
  ) {
    return refuse('thread_not_found');
  }
  const message = addMessage(world, { ...asBot(world, args), channel: channel.id });
  return { ok: true, channel: channel.id, ts: message.ts, message: slackMessage(world, message) };
}

function asBot(world: PracticeWorld, args: Posting) {
  return {
    userId: world.facts.bot.userId,
    fromBot: true,
    text: args.text ?? '',
    blocks:
      args.markdown_text === undefined
        ? args.blocks
        : [{ type: 'markdown', text: args.markdown_text }],
    attachments: args.attachments,
    metadata: args.metadata,
    threadTs: args.thread_ts,
  };
}

function postEphemeral(world: PracticeWorld, args: Posting & { user: string }): Answer {
  const destination = findDestination(world, args.channel);
  if (!destination.ok) return destination;
  if (!destination.channel.memberIds.includes(args.user)) return refuse('user_not_in_channel');
  const refused = refuseMessage(args, POST_TEXT_AT_MOST);
  if (refused !== undefined) return refused;
  const message = addMessage(world, {
    ...asBot(world, args),
    channel: destination.channel.id,
    onlyFor: args.user,
  });
  return { ok: true, message_ts: message.ts };
}

function updateMessage(world: PracticeWorld, args: Posting & { ts: string }): Answer {
  const found = findOwnMessage(world, args.channel, args.ts, 'cant_update_message');
  if (!found.ok) return found;
  const refused = refuseMessage(args, UPDATE_TEXT_AT_MOST);
  if (refused !== undefined) return refused;
  const message = changeMessage(world, found.message, {
    text: args.text,
    blocks: args.blocks,
    attachments: args.attachments,
    metadata: args.metadata,
  });
  return {
    ok: true,
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: slackMessage(world, message),
  };
}

function deleteMessage(world: PracticeWorld, args: { channel: string; ts: string }): Answer {
  const found = findOwnMessage(world, args.channel, args.ts, 'cant_delete_message');
  if (!found.ok) return found;
  removeMessage(world, found.message);
  return { ok: true, channel: found.message.channel, ts: found.message.ts };
}

/** Slack looks an edit up by channel id; ephemeral messages cannot be edited or deleted so. */
function findOwnMessage(
  world: PracticeWorld,
  channelId: string,
  ts: string,
  notYours: string,
): { ok: true; message: Message } | Refusal {
  const channel = world.records.conversations.get(channelId);
  if (channel === undefined) return refuse('channel_not_found');
  const message = findMessage(world, channel.id, ts);
  if (message === undefined || message.onlyFor !== undefined) return refuse('message_not_found');
  if (!message.fromBot) return refuse(notYours);
  if (channel.isArchived) return refuse('is_archived');
  return { ok: true, message };
}

function permalink(world: PracticeWorld, args: { channel: string; message_ts: string }): Answer {
  const channel = findVisibleChannel(world, args.channel);
  if (channel === undefined) return refuse('channel_not_found');
  const message = findMessage(world, channel.id, args.message_ts);
  if (message === undefined) return refuse('message_not_found');
  const place = `${channel.id}/p${message.ts.replace('.', '')}`;
  return { ok: true, channel: channel.id, permalink: `${world.address.baseUrl}/archives/${place}` };
}

function scheduleMessage(world: PracticeWorld, args: Posting & { post_at: number }): Answer {
  const destination = findDestination(world, args.channel);
  if (!destination.ok) return destination;
  const refused = refuseMessage(args, POST_TEXT_AT_MOST);
  if (refused !== undefined) return refused;
  return schedule(world, {
    channel: destination.channel.id,
    postAt: args.post_at,
    text: args.text ?? '',
    blocks: args.blocks ?? [],
    metadata: args.metadata,
  });
}
