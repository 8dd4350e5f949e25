/* Looks in the conversation for a message whose sending was never answered, by our key in its metadata. */
import type { OutboxRow } from './outbox.ts';
import { METADATA_EVENT } from './posting.ts';
import type { Answer } from './slack-answer.ts';
import type { SlackSender } from './slack-sender.ts';

export type Finding =
  | { kind: 'found'; channelId: string; messageTs: string }
  /** The conversation was read and it is not there. */
  | { kind: 'absent' }
  /** Slack does not answer now. */
  | { kind: 'later' }
  /** `closes` where the place itself lets nobody look, as it would let nobody say anything. */
  | { kind: 'cannot-tell'; problem: string; closes?: { code: string; problem: string } };

/** A clock of ours that is ahead, by an hour where somebody set it by hand, must not hide what has arrived. */
const BEFORE_CLAIM = Temporal.Duration.from({ minutes: 75 });
const PAGE = 200;
const MOST_PAGES = 10;

export async function findLostMessage(slack: SlackSender, row: OutboxRow): Promise<Finding> {
  const conversation = await conversationOf(slack, row.destination);
  if (typeof conversation !== 'string') return conversation;
  const ourselves = await slack.call('auth.test', {});
  if (ourselves.answer === undefined) return { kind: 'later' };
  const botId = ourselves.delivery.kind === 'sent' ? ourselves.answer.bot_id : undefined;
  const oldest = (row.claimedAt ?? row.createdAt).subtract(BEFORE_CLAIM);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = {
      channel: conversation,
      include_all_metadata: true,
      oldest: String(Math.floor(oldest.epochMilliseconds / 1000)),
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const { answer, delivery } = await slack.call('conversations.history', asked, row.destination);
    if (delivery.kind === 'refused') return cannotTell(delivery.problem, delivery.closes);
    if (delivery.kind !== 'sent' || answer === undefined) return { kind: 'later' };
    const messages = messagesIn(answer);
    const ours = messages.find((message) => keyOf(message) === row.key);
    if (ours !== undefined) {
      return { kind: 'found', channelId: conversation, messageTs: String(ours.ts) };
    }
    if (messages.some((message) => isUnmarked(message, botId))) {
      return cannotTell('Slack does not show the marks on some of our messages.');
    }
    cursor = cursorIn(answer);
    if (cursor === undefined) return { kind: 'absent' };
  }
  return cannotTell('Too much has been posted there since to read it all.');
}

async function conversationOf(slack: SlackSender, destination: string): Promise<string | Finding> {
  if (/^[CDG][A-Z0-9]+$/.test(destination)) return destination;
  if (!/^[UW][A-Z0-9]+$/.test(destination)) {
    return cannotTell('The receiver cannot be asked whether it arrived.');
  }
  const asked = { users: destination };
  const { answer, delivery } = await slack.call('conversations.open', asked, destination);
  if (delivery.kind === 'refused') return cannotTell(delivery.problem, delivery.closes);
  const channel = answer?.channel as { id?: unknown } | undefined;
  return typeof channel?.id === 'string' ? channel.id : { kind: 'later' };
}

function cannotTell(why: string, code?: string): Finding {
  return {
    kind: 'cannot-tell',
    problem: `It is not known whether this arrived, and it cannot be looked up. ${why}`,
    ...(code === undefined ? {} : { closes: { code, problem: why } }),
  };
}

function messagesIn(answer: Answer): Answer[] {
  return Array.isArray(answer.messages) ? (answer.messages as Answer[]) : [];
}

function keyOf(message: Answer): string | undefined {
  const metadata = message.metadata as
    | { event_type?: unknown; event_payload?: { key?: unknown } }
    | undefined;
  if (metadata?.event_type !== METADATA_EVENT) return undefined;
  const key = metadata.event_payload?.key;
  return typeof key === 'string' ? key : undefined;
}

/** Without the right to read metadata our own messages come without it, and absence proves nothing. */
function isUnmarked(message: Answer, botId: unknown): boolean {
  if (message.bot_id === undefined || keyOf(message) !== undefined) return false;
  return botId === undefined || message.bot_id === botId;
}

function cursorIn(answer: Answer): string | undefined {
  const metadata = answer.response_metadata as { next_cursor?: unknown } | undefined;
  const cursor = metadata?.next_cursor;
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}
