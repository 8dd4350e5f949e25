import { type AnyBlock, context, header, type Message } from '../../../platform/slack/blocks.ts';

/** Home has a hundred blocks for everything. */
const SHOWN_MAX = 4;

/** What is new to somebody since they last looked, each in its own words and with its own buttons. */
export function newsBlocks(news: readonly Pick<Told, 'message'>[]): AnyBlock[] {
  if (news.length === 0) return [];
  const left = news.length - SHOWN_MAX;
  return [
    header('Since you last looked'),
    ...news.slice(0, SHOWN_MAX).flatMap(({ message }) => message.blocks),
    ...(left <= 0 ? [] : [context(`And ${left} more, from before that.`)]),
  ];
}

type Told = { message: Message };
