import type { PracticeWorld } from '../practice-world.ts';
import { slackMessage, slackView } from '../slack-forms.ts';
import { homeOf } from '../state/modal-stack.ts';
import { botIsIn, openDirectMessage } from '../web-api/lookups.ts';
import { addMessage } from '../web-api/posting.ts';
import { sendEvent } from './events.ts';
import { sentText } from './typed-text.ts';

export type Saying = {
  as: string;
  conversation: string;
  text: string;
  threadTs?: string | undefined;
  fileIds?: string[];
};

/** A person writes a message; the bot hears it where it is a member and has asked to. */
export async function say(world: PracticeWorld, saying: Saying): Promise<string> {
  const text = sentText(world, saying.text, true).replaceAll(/<@(U\w+)\|[^>]*>/g, '<@$1>');
  const message = addMessage(world, {
    channel: saying.conversation,
    userId: saying.as,
    fromBot: false,
    text,
    threadTs: saying.threadTs,
    fileIds: saying.fileIds ?? [],
    ...(saying.fileIds === undefined ? {} : { subtype: 'file_share' }),
  });
  markRead(world, saying.as, saying.conversation);
  const channel = world.records.conversations.get(saying.conversation);
  if (channel === undefined || !botIsIn(world, channel)) return message.ts;
  const heard = { ...slackMessage(world, message), type: 'message', channel: channel.id };
  const channelType = channel.kind === 'dm' ? 'im' : channel.isPrivate ? 'group' : 'channel';
  await sendEvent(world, { ...heard, channel_type: channelType });
  for (const id of saying.fileIds ?? []) {
    const shared = { file_id: id, file: { id }, user_id: saying.as, channel_id: channel.id };
    await sendEvent(world, { type: 'file_shared', ...shared });
  }
  if (channel.kind === 'channel' && text.includes(`<@${world.facts.bot.userId}>`)) {
    await sendEvent(world, { ...heard, type: 'app_mention' });
  }
  return message.ts;
}

/** A person opens the Home tab of the bot's conversation. */
export async function openHome(world: PracticeWorld, as: string): Promise<void> {
  const dm = openDirectMessage(world, world.facts.bot.userId, as);
  const home = homeOf(world.records, as);
  await sendEvent(world, {
    type: 'app_home_opened',
    user: as,
    channel: dm.id,
    tab: 'home',
    ...(home === undefined ? {} : { view: slackView(world, home) }),
  });
}

/** As people do who look in each day: whatever was said before this instant has been read. */
export function markEverythingRead(world: PracticeWorld, before: Temporal.Instant): void {
  const stamp = `${Math.floor(before.epochMilliseconds / 1000)}.000000`;
  for (const conversation of world.records.conversations.all()) {
    const readUpTo = Object.fromEntries(conversation.memberIds.map((id) => [id, stamp]));
    world.records.conversations.put(conversation.id, { ...conversation, readUpTo });
  }
  world.changed();
}

export function markRead(world: PracticeWorld, as: string, conversation: string): void {
  const channel = world.records.conversations.get(conversation);
  if (channel === undefined) return;
  const readUpTo = { ...channel.readUpTo, [as]: world.nextTs() };
  world.records.conversations.put(channel.id, { ...channel, readUpTo });
  world.changed();
}
