/* Messages as Slack takes them: marked with our key, nothing unfurled, nobody pinged by accident. */
import type { AnyBlock, Message } from '../slack/blocks.ts';
import type { Delivery } from './delivery.ts';
import type { OutboxRow } from './outbox.ts';
import { refusalOf } from './slack-refusals.ts';
import type { SlackSender } from './slack-sender.ts';

export const METADATA_EVENT = 'groundswell_message';

/** Blocks that every workspace has taken for years; a newer one may still be refused. */
const LONG_KNOWN = new Set([
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'rich_text',
  'section',
]);

const AS_WRITTEN = { link_names: false, parse: 'none' };

export async function post(
  slack: SlackSender,
  { key, destination }: OutboxRow,
  message: Message,
): Promise<Delivery> {
  return await withPlainerSecondTry(slack, 'chat.postMessage', message, {
    channel: destination,
    metadata: { event_type: METADATA_EVENT, event_payload: { key } },
    unfurl_links: false,
    unfurl_media: false,
    ...AS_WRITTEN,
  });
}

export async function edit(
  slack: SlackSender,
  channelId: string,
  messageTs: string,
  message: Message,
): Promise<Delivery> {
  return await withPlainerSecondTry(slack, 'chat.update', message, {
    channel: channelId,
    ts: messageTs,
    ...AS_WRITTEN,
  });
}

/** When Slack does not take the layout, the message goes once more without its newer blocks, charts first of all. */
async function withPlainerSecondTry(
  slack: SlackSender,
  method: string,
  message: Message,
  rest: { channel: string } & Record<string, unknown>,
): Promise<Delivery> {
  const body = { ...rest, text: message.text, blocks: message.blocks };
  const first = await slack.call(method, body, rest.channel);
  if (first.code === undefined || refusalOf(first.code).verdict !== 'layout') return first.delivery;
  const plainer = message.blocks.filter(isLongKnown);
  if (plainer.length === message.blocks.length) return first.delivery;
  const second = await slack.call(method, { ...body, blocks: plainer }, rest.channel, 'at once');
  return second.delivery;
}

function isLongKnown(block: AnyBlock): boolean {
  return LONG_KNOWN.has(block.type);
}
