import type { ChannelId } from '../../../platform/ids.ts';
import {
  channelLink,
  context,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';

export type PauseFacts = {
  rolloutName: string;
  channelId: ChannelId;
  byName: string;
  reason: string;
  isInChannel: boolean;
};

export function pausedMessage(facts: PauseFacts): Message {
  const text = `${esc(facts.byName)} paused *${esc(facts.rolloutName)}*. Why: ${esc(facts.reason)}`;
  return {
    text,
    blocks: [
      section(text),
      section(
        'Nothing new starts until it goes on: no gate opens, no wave begins, and every clock stands still. Teams that use it already go on as they are.',
      ),
      closing(facts, 'You need not do anything now.'),
    ],
  };
}

export function resumedMessage(facts: PauseFacts): Message {
  const text = `*${esc(facts.rolloutName)}* goes on. ${esc(facts.byName)} says: ${esc(facts.reason)}`;
  return {
    text,
    blocks: [
      section(text),
      section(
        'Dates that lay ahead have moved back by the time that it stood still, and clocks run on from where they stopped.',
      ),
      closing(facts, 'What waits for you is on the bot’s Home tab.'),
    ],
  };
}

function closing({ isInChannel, channelId }: PauseFacts, words: string) {
  return context(
    isInChannel
      ? '`/rollout` shows where it stands.'
      : `${words} Questions: ${channelLink(channelId)}.`,
  );
}
