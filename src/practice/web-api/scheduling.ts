import type { PracticeWorld } from '../practice-world.ts';
import type { ScheduledMessage } from '../state/message.ts';
import { type Answer, refuse } from './answer.ts';
import { addMessage } from './posting.ts';

const DAYS_AT_MOST = 120;

/** Keeps a message for its time by the practice clock. */
export function schedule(world: PracticeWorld, message: Omit<ScheduledMessage, 'id'>): Answer {
  const wait = message.postAt - world.clock.now().epochMilliseconds / 1000;
  if (wait <= 0) return refuse('time_in_past');
  if (wait > DAYS_AT_MOST * 86_400) return refuse('time_too_far');
  const id = world.nextId('Q');
  world.records.scheduledMessages.put(id, { ...message, id });
  return {
    ok: true,
    channel: message.channel,
    scheduled_message_id: id,
    post_at: message.postAt,
  };
}

/** Posts what is due; what carries metadata is never posted, which is how Slack behaves too. */
export function postScheduled(world: PracticeWorld): void {
  const now = world.clock.now().epochMilliseconds / 1000;
  const due = world.records.scheduledMessages.all().filter((one) => one.postAt <= now);
  for (const { id, channel, text, blocks, metadata } of due) {
    world.records.scheduledMessages.remove(id);
    if (metadata !== undefined) continue;
    const userId = world.facts.bot.userId;
    addMessage(world, { channel, userId, fromBot: true, text, blocks });
  }
}
