import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { epochSeconds, slackChannel, slackProfile, slackUser } from '../slack-forms.ts';
import type { Member } from '../state/member.ts';
import { type Answer, refuse } from './answer.ts';
import { kindOf, missingFor } from './conversation-scopes.ts';
import { findPerson } from './lookups.ts';
import { commaList, count, flag, type Method, method } from './method.ts';
import { isCursor, onePage } from './pages.ts';

const paging = { cursor: z.string().optional(), limit: count.default(0) };

export const userMethods: Record<string, Method> = {
  'users.info': method({
    tier: 'tier-4',
    scopes: ['users:read'],
    takes: z.object({ user: z.string(), include_locale: flag.optional() }),
    answer: (world, args) =>
      ofPerson(world, args.user, (person) => ({
        user: {
          ...slackUser(world, person),
          ...(args.include_locale === true ? { locale: 'en-GB' } : {}),
        },
      })),
  }),
  'users.list': method({
    tier: 'tier-2',
    scopes: ['users:read'],
    takes: z.object(paging),
    answer: listUsers,
  }),
  'users.profile.get': method({
    tier: 'tier-4',
    scopes: ['users.profile:read', 'users:read'],
    takes: z.object({ user: z.string() }),
    answer: (world, args) =>
      ofPerson(world, args.user, (person) => ({ profile: slackProfile(world, person) })),
  }),
  'users.getPresence': method({
    tier: 'tier-3',
    scopes: ['users:read'],
    takes: z.object({ user: z.string() }),
    answer: (world, args) =>
      ofPerson(world, args.user, (person) => ({ presence: presence(world, person) })),
  }),
  'users.conversations': method({
    tier: 'tier-3',
    scopes: ['channels:read', 'groups:read', 'im:read'],
    takes: z.object({
      user: z.string().optional(),
      types: commaList.default(['public_channel']),
      exclude_archived: flag.default(false),
      ...paging,
    }),
    answer: conversationsOf,
  }),
  'dnd.info': method({
    tier: 'tier-3',
    scopes: ['dnd:read'],
    takes: z.object({ user: z.string() }),
    answer: (world, args) => ofPerson(world, args.user, (person) => quietHours(world, person)),
  }),
  'dnd.teamInfo': method({
    tier: 'tier-2',
    scopes: ['dnd:read'],
    takes: z.object({ users: commaList }),
    answer: (world, args) => ({
      ok: true,
      users: Object.fromEntries(
        args.users.flatMap((id) => {
          const person = findPerson(world, id);
          return person === undefined ? [] : [[id, quietHours(world, person)]];
        }),
      ),
    }),
  }),
};

function ofPerson(
  world: PracticeWorld,
  id: string,
  tell: (person: Member) => Record<string, unknown>,
): Answer {
  const person = findPerson(world, id);
  return person === undefined ? refuse('user_not_found') : { ok: true, ...tell(person) };
}

function listUsers(
  world: PracticeWorld,
  args: { cursor?: string | undefined; limit: number },
): Answer {
  if (!isCursor(args.cursor)) return refuse('invalid_cursor');
  const page = onePage(world.records.members.all(), args.cursor, args.limit);
  return {
    ok: true,
    members: page.items.map((member) => slackUser(world, member)),
    cache_ts: Math.floor(world.clock.now().epochMilliseconds / 1000),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

/** People are there on working days from eight to six by their own clock. */
function presence(world: PracticeWorld, person: Member): 'active' | 'away' {
  if (person.isBot) return 'active';
  const local = world.clock.now().toZonedDateTimeISO(person.timeZone);
  const atWork = local.dayOfWeek <= 5 && local.hour >= 8 && local.hour < 18;
  return atWork && !person.deactivated ? 'active' : 'away';
}

function quietHours(world: PracticeWorld, person: Member): Record<string, unknown> {
  const until = person.doNotDisturbUntil;
  const quiet = until !== undefined && Temporal.Instant.compare(until, world.clock.now()) > 0;
  const now = Math.floor(world.clock.now().epochMilliseconds / 1000);
  return {
    dnd_enabled: quiet,
    next_dnd_start_ts: quiet ? now : 1,
    next_dnd_end_ts: quiet && until !== undefined ? epochSeconds(until) : 1,
  };
}

type ConversationsQuery = {
  user?: string | undefined;
  types: string[];
  exclude_archived: boolean;
  cursor?: string | undefined;
  limit: number;
};

function conversationsOf(world: PracticeWorld, args: ConversationsQuery): Answer {
  const { bot } = world.facts;
  const userId = args.user ?? bot.userId;
  if (findPerson(world, userId) === undefined) return refuse('user_not_found');
  for (const type of args.types) {
    const missing = missingFor(world, type, 'read');
    if (missing !== undefined) return missing;
  }
  if (!isCursor(args.cursor)) return refuse('invalid_cursor');
  const all = world.records.conversations.all().filter((one) => {
    if (!one.memberIds.includes(userId)) return false;
    if (one.isPrivate && !one.memberIds.includes(bot.userId)) return false;
    if (args.exclude_archived && one.isArchived) return false;
    return args.types.includes(kindOf(one));
  });
  const page = onePage(all, args.cursor, args.limit);
  return {
    ok: true,
    channels: page.items.map((channel) => slackChannel(world, channel)),
    response_metadata: { next_cursor: page.nextCursor },
  };
}
