import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { slackMessage } from '../slack-forms.ts';
import { type Answer, refuse } from './answer.ts';
import { kindOf, missingFor } from './conversation-scopes.ts';
import { botIsIn, findVisibleChannel, messagesIn } from './lookups.ts';
import { count, flag, type Method, method } from './method.ts';
import { isCursor, onePage } from './pages.ts';

const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const historyArguments = {
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
  cursor: z.string().optional(),
  limit: count.default(0),
};

export const historyMethods: Record<string, Method> = {
  'conversations.history': method({
    tier: 'tier-3',
    scopes: history,
    takes: z.object(historyArguments),
    answer: (world, args) => readMessages(world, args, (one) => one.threadTs === undefined, true),
  }),
  'conversations.replies': method({
    tier: 'tier-3',
    scopes: history,
    takes: z.object({ ...historyArguments, ts: z.string() }),
    answer: (world, args) =>
      readMessages(world, args, (one) => one.ts === args.ts || one.threadTs === args.ts, false),
  }),
};

type HistoryQuery = {
  channel: string;
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive: boolean;
  include_all_metadata: boolean;
  cursor?: string | undefined;
  limit: number;
};

function readMessages(
  world: PracticeWorld,
  query: HistoryQuery,
  wanted: (message: { ts: string; threadTs: string | undefined }) => boolean,
  newestFirst: boolean,
): Answer {
  const channel = findVisibleChannel(world, query.channel);
  if (channel === undefined) return refuse('channel_not_found');
  const missing = missingFor(world, kindOf(channel), 'history');
  if (missing !== undefined) return missing;
  if (!botIsIn(world, channel)) return refuse('not_in_channel');
  if (!isCursor(query.cursor)) return refuse('invalid_cursor');
  const found = messagesIn(world, channel.id)
    .filter((one) => one.onlyFor === undefined && wanted(one))
    .filter((one) => within(one.ts, query));
  if (newestFirst) found.reverse();
  const page = onePage(found, query.cursor, query.limit);
  return {
    ok: true,
    messages: page.items.map((one) => ({
      ...slackMessage(world, one),
      ...(query.include_all_metadata && one.metadata !== undefined
        ? { metadata: one.metadata }
        : {}),
    })),
    has_more: page.nextCursor !== '',
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function within(ts: string, query: HistoryQuery): boolean {
  const at = Number(ts);
  const { oldest = '0', latest = '99999999999', inclusive } = query;
  if (inclusive) return at >= Number(oldest) && at <= Number(latest);
  return at > Number(oldest) && at < Number(latest);
}
