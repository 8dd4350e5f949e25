import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { slackChannel } from '../slack-forms.ts';
import type { Conversation } from '../state/conversation.ts';
import { type Answer, refuse } from './answer.ts';
import { kindOf, missingFor } from './conversation-scopes.ts';
import { botIsIn, findPerson, findVisibleChannel, openDirectMessage } from './lookups.ts';
import { commaList, count, flag, type Method, method } from './method.ts';
import { isCursor, onePage } from './pages.ts';

const paging = { cursor: z.string().optional(), limit: count.default(0) };
const reading = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

export const conversationMethods: Record<string, Method> = {
  'conversations.list': method({
    tier: 'tier-2',
    scopes: reading,
    takes: z.object({
      types: commaList.default(['public_channel']),
      exclude_archived: flag.default(false),
      ...paging,
    }),
    answer: listConversations,
  }),
  'conversations.info': method({
    tier: 'tier-3',
    scopes: reading,
    takes: z.object({ channel: z.string(), include_num_members: flag.optional() }),
    answer: (world, args) =>
      ofReadable(world, args.channel, (channel) => ({
        ok: true,
        channel: slackChannel(world, channel),
      })),
  }),
  'conversations.members': method({
    tier: 'tier-4',
    scopes: reading,
    takes: z.object({ channel: z.string(), ...paging }),
    answer: (world, args) =>
      ofReadable(world, args.channel, (channel) => {
        if (!isCursor(args.cursor)) return refuse('invalid_cursor');
        const page = onePage(channel.memberIds, args.cursor, args.limit);
        return {
          ok: true,
          members: page.items,
          response_metadata: { next_cursor: page.nextCursor },
        };
      }),
  }),
  'conversations.open': method({
    tier: 'tier-3',
    scopes: ['im:write', 'mpim:write'],
    takes: z.object({ users: commaList.optional(), channel: z.string().optional() }),
    answer: openConversation,
  }),
  'conversations.join': method({
    tier: 'tier-3',
    scopes: ['channels:join'],
    takes: z.object({ channel: z.string() }),
    answer: (world, args) =>
      ofChannel(world, args.channel, (channel) => {
        if (channel.isArchived) return refuse('is_archived');
        if (channel.kind === 'dm' || channel.isPrivate) {
          return refuse('method_not_supported_for_channel_type');
        }
        const joined = addMembers(world, channel, [world.facts.bot.userId]);
        return { ok: true, channel: slackChannel(world, joined) };
      }),
  }),
  'conversations.invite': method({
    tier: 'tier-3',
    scopes: ['channels:manage', 'channels:write.invites', 'groups:write', 'groups:write.invites'],
    takes: z.object({ channel: z.string(), users: commaList }),
    answer: invite,
  }),
};

function ofReadable(
  world: PracticeWorld,
  id: string,
  tell: (channel: Conversation) => Answer,
): Answer {
  return ofChannel(
    world,
    id,
    (channel) => missingFor(world, kindOf(channel), 'read') ?? tell(channel),
  );
}

function ofChannel(
  world: PracticeWorld,
  id: string,
  tell: (channel: Conversation) => Answer,
): Answer {
  const channel = findVisibleChannel(world, id);
  return channel === undefined ? refuse('channel_not_found') : tell(channel);
}

function listConversations(
  world: PracticeWorld,
  args: { types: string[]; exclude_archived: boolean; cursor?: string | undefined; limit: number },
): Answer {
  for (const type of args.types) {
    const missing = missingFor(world, type, 'read');
    if (missing !== undefined) return missing;
  }
  if (!isCursor(args.cursor)) return refuse('invalid_cursor');
  const all = world.records.conversations
    .all()
    .filter((one) => args.types.includes(kindOf(one)))
    .filter((one) => !(args.exclude_archived && one.isArchived))
    .filter((one) => !one.isPrivate || botIsIn(world, one));
  const page = onePage(all, args.cursor, args.limit);
  return {
    ok: true,
    channels: page.items.map((channel) => slackChannel(world, channel)),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function openConversation(
  world: PracticeWorld,
  args: { users?: string[] | undefined; channel?: string | undefined },
): Answer {
  if (args.channel !== undefined) {
    return ofChannel(world, args.channel, (channel) => ({ ok: true, channel: { id: channel.id } }));
  }
  const [userId, ...others] = args.users ?? [];
  if (userId === undefined) return refuse('users_list_not_supplied');
  if (others.length > 7) return refuse('too_many_users');
  // The practice workspace has no conversations of several people.
  if (others.length > 0) return refuse('not_supported_in_practice');
  const person = findPerson(world, userId);
  if (person === undefined) return refuse('user_not_found');
  if (person.deactivated) return refuse('user_disabled');
  if (person.isBot) return refuse('cannot_dm_bot');
  const dm = openDirectMessage(world, world.facts.bot.userId, userId);
  return { ok: true, channel: { id: dm.id } };
}

function invite(world: PracticeWorld, args: { channel: string; users: string[] }): Answer {
  return ofChannel(world, args.channel, (channel) => {
    if (channel.isArchived) return refuse('is_archived');
    if (!botIsIn(world, channel)) return refuse('not_in_channel');
    const people = args.users.map((id) => findPerson(world, id));
    if (people.some((one) => one === undefined || one.deactivated)) return refuse('user_not_found');
    if (args.users.every((id) => channel.memberIds.includes(id))) {
      return refuse('already_in_channel');
    }
    return { ok: true, channel: slackChannel(world, addMembers(world, channel, args.users)) };
  });
}

export function addMembers(
  world: PracticeWorld,
  channel: Conversation,
  ids: string[],
): Conversation {
  const memberIds = [...new Set([...channel.memberIds, ...ids])];
  return world.records.conversations.put(channel.id, { ...channel, memberIds });
}
