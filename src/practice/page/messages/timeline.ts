import type { PageMessage } from '../../page-api.ts';
import { isoDay } from '../workspace/time.ts';

const SAME_BREATH_MS = 5 * 60_000;

export type TimelineEntry = {
  message: PageMessage;
  replies: PageMessage[];
  /** Set on the first message of a day. */
  startsDay: boolean;
  /** The author spoke just before: no name and avatar again. */
  isFollowUp: boolean;
};

/** Messages as they are drawn: by day, grouped by author, replies under their message. */
export function timelineOf(messages: readonly PageMessage[], zone: string): TimelineEntry[] {
  const known = new Set(messages.map((message) => message.ts));
  const isReply = (message: PageMessage) =>
    message.threadTs !== undefined &&
    message.threadTs !== message.ts &&
    known.has(message.threadTs);
  const roots = messages.filter((message) => !isReply(message));
  return roots.map((message, index) => {
    const before = roots[index - 1];
    const at = Date.parse(message.at);
    const startsDay = !before || isoDay(Date.parse(before.at), zone) !== isoDay(at, zone);
    const replies = messages.filter((reply) => isReply(reply) && reply.threadTs === message.ts);
    const isFollowUp =
      !startsDay &&
      before?.authorId === message.authorId &&
      before.onlyVisibleToYou === message.onlyVisibleToYou &&
      at - Date.parse(before.at) < SAME_BREATH_MS;
    return { message, replies, startsDay, isFollowUp };
  });
}
