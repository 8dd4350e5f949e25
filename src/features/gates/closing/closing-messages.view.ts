import type { ChannelId } from '../../../platform/ids.ts';
import {
  channelLink,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asSentence } from '../../../platform/words.ts';
import type { Closed } from '../../contract/closing.ts';

type Facts = { name: string; byName: string; reason: string };

/** In the rollout's channel. */
export function closedMessage({
  name,
  byName,
  reason,
  access,
}: Facts & Pick<Closed, 'access'>): Message {
  const text = `${esc(byName)} closed *${esc(name)}*. Why: ${esc(asSentence(reason))}`;
  return {
    text,
    blocks: [
      section(text),
      section(
        access === 'kept'
          ? 'Everyone who works with it keeps it, and nobody new gets it. No gate opens, no wave starts, and nobody is asked for anything.'
          : 'Access ends today for everyone. No gate opens, no wave starts, and nobody is asked for anything.',
      ),
      context(
        'Everything that was found and decided is kept: `/rollout history`. Thank you to everyone who tried it and said what they saw.',
      ),
    ],
  };
}

/** To one person: whether they keep it, and where to ask. */
export function closedToPersonMessage({
  name,
  byName,
  reason,
  channelId,
  uses,
}: Facts & { channelId: ChannelId; uses: Closed['access'] | undefined }): Message {
  const yours = {
    kept: ' You keep your access as it is.',
    ended: ' Your access ends today; please work as you did before.',
  };
  return sentence(
    `${esc(byName)} closed *${esc(name)}*: ${esc(asSentence(reason))}${uses === undefined ? '' : yours[uses]} Nothing is waiting for you on it. Questions: ${channelLink(channelId)}.`,
  );
}

export function reopenedMessage({ name, byName, reason }: Facts): Message {
  return sentence(
    `${esc(byName)} reopened *${esc(name)}*: ${esc(asSentence(reason))} It goes on where it stood; dates ahead have moved by the time it was closed.`,
  );
}
