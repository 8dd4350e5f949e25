/* One voice, looked at wherever a test plays the product: what a person was written is of a declared kind. */
import { directMessages } from '../../src/features/contract/direct-messages.ts';
import type { PracticeWorkspace } from '../../src/practice/practice-workspace.ts';

type Marked = { event_payload?: { key?: string } } | undefined;

/** The keys of direct messages that the bot sent and that are of no declared kind. */
export function undeclaredIn({ world }: PracticeWorkspace): string[] {
  const { conversations, messages } = world.records;
  return messages.all().flatMap(({ fromBot, channel, metadata }) => {
    const key = (metadata as Marked)?.event_payload?.key;
    if (!fromBot || key === undefined || conversations.get(channel)?.kind !== 'dm') return [];
    return Object.hasOwn(directMessages, key.split(':', 1)[0] ?? '') ? [] : [key];
  });
}
