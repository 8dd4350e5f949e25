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
        'Nothing new starts until it resumes: no gate opens, no wave starts, and every clock stops. Teams already using it carry on as before.',
      ),
      closing(facts, 'You don’t need to do anything now.'),
    ],
  };
}

export function resumedMessage(facts: PauseFacts): Message {
  const text = `*${esc(facts.rolloutName)}* has resumed. ${esc(facts.byName)} says: ${esc(facts.reason)}`;
  return {
    text,
    blocks: [
      section(text),
      section(
        'Upcoming dates have been pushed back by the length of the pause, and clocks pick up where they stopped.',
      ),
      closing(facts, 'Anything waiting for you is on the bot’s Home tab.'),
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
