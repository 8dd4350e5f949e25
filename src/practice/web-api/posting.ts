import { withIds } from '../block-kit/given-ids.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { type Blocks, type Message, messageKey } from '../state/message.ts';

export type NewMessage = {
  channel: string;
  userId: string;
  fromBot: boolean;
  text: string;
  blocks?: Blocks | undefined;
  attachments?: Record<string, unknown>[] | undefined;
  metadata?: unknown;
  threadTs?: string | undefined;
  onlyFor?: string | undefined;
  fileIds?: string[];
  subtype?: string;
};

export function addMessage(world: PracticeWorld, message: NewMessage): Message {
  const ts = world.nextTs();
  const posted: Message = {
    channel: message.channel,
    ts,
    at: world.clock.now().toString(),
    userId: message.userId,
    fromBot: message.fromBot,
    subtype: message.subtype,
    text: message.text,
    blocks: withIds(message.blocks ?? []),
    attachments: message.attachments ?? [],
    metadata: message.metadata,
    threadTs: message.threadTs,
    editedTs: undefined,
    onlyFor: message.onlyFor,
    fileIds: message.fileIds ?? [],
    reactions: [],
  };
  world.records.messages.put(messageKey(message.channel, ts), posted);
  world.changed();
  return posted;
}

export type MessageChange = {
  text?: string | undefined;
  blocks?: Blocks | undefined;
  attachments?: Record<string, unknown>[] | undefined;
  metadata?: unknown;
};

/** Text without blocks takes the old blocks away, as in Slack. */
export function changeMessage(
  world: PracticeWorld,
  message: Message,
  change: MessageChange,
): Message {
  const blocks = change.blocks ?? (change.text === undefined ? message.blocks : []);
  const changed: Message = {
    ...message,
    text: change.text ?? message.text,
    blocks: withIds(blocks),
    attachments: change.attachments ?? message.attachments,
    metadata: change.metadata ?? message.metadata,
    editedTs: world.nextTs(),
  };
  world.records.messages.put(messageKey(message.channel, message.ts), changed);
  world.changed();
  return changed;
}

export function removeMessage(world: PracticeWorld, message: Message): void {
  world.records.messages.remove(messageKey(message.channel, message.ts));
  world.changed();
}
