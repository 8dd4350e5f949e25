import type { UserId } from '../../../platform/ids.ts';
import {
  context,
  esc,
  type Message,
  mention,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { earliestStartOf, type Rollout } from './rollout.ts';

export function rolloutStartedMessage(rollout: Rollout, leadIds: readonly UserId[]): Message {
  const text = `*${esc(rollout.name)}* starts here: bringing ${esc(rollout.capability)} from the pilot to every team that wants it, and no faster than the evidence.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        `First comes an honest look at the pilot: what worked, and what it took. The pilot team is asked four questions, starting on ${sayDate(rollout.startsOn)}. No other team needs to do anything yet; anyone who is curious can look at \`/rollout\` at any time.`,
      ),
      context(`Led by ${sayList(leadIds.map(mention))}. Questions are welcome in this channel.`),
    ],
  };
}

export function rolloutSetUpModal(rollout: Rollout): Modal {
  const opens = sayDate(earliestStartOf(rollout, 'infrastructure'), rollout.startsOn);
  return {
    type: 'modal',
    callback_id: 'rollouts.set-up-done',
    title: plain('Set up', 24),
    close: plain('Close', 24),
    blocks: [
      section(`*${esc(rollout.name)}* is set up and announced in <#${rollout.channelId}>.`),
      section(
        `*Next*\n1. \`/rollout assess\`: answer the four questions about the pilot, and ask someone else from the pilot team to answer too.\n2. \`/rollout constraints\`: write down what the pilot needed that won’t scale.\n3. \`/rollout teams add\`: add the teams that could come next, from a list or a table.`,
      ),
      context(`The assessment's gate opens on ${opens} at the earliest.`),
    ],
  };
}

export const noRolloutYetMessage: Message = sentence(
  'There is no rollout in this workspace yet. A workspace admin can start one with `/rollout setup`.',
);
