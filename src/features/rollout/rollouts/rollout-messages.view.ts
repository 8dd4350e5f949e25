import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  divider,
  esc,
  type Message,
  mention,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
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

export const ANNOUNCE = 'rollouts.announce-rollout';

type Announcing = {
  leadIds: readonly UserId[];
  /** As people call it; undefined where it is not known. */
  channelName: string | undefined;
  state: 'to-post' | 'posted' | 'posted-before';
};

/** After set-up: the post as the channel would read it, which goes out when it was seen, and what comes next. */
export function rolloutSetUpModal(rollout: Rollout, announcing: Announcing): Modal {
  const opens = sayDate(earliestStartOf(rollout, 'infrastructure'), rollout.startsOn);
  const isPosted = announcing.state !== 'to-post';
  return {
    type: 'modal',
    callback_id: 'rollouts.set-up-done',
    title: plain(isPosted ? 'Posted' : 'Set up', 24),
    close: plain('Close', 24),
    blocks: [
      section(headOf(rollout, announcing)),
      ...(isPosted ? [] : previewBlocks(rollout, announcing)),
      section(
        `*Next*\n1. \`/rollout assess\`: answer the four questions about the pilot, and ask someone else from the pilot team to answer too.\n2. \`/rollout constraints\`: write down what the pilot needed that won’t scale.\n3. \`/rollout teams add\`: add the teams that could come next, from a list or a table.`,
      ),
      context(`The assessment's gate opens on ${opens} at the earliest.`),
    ],
  };
}

function headOf({ name, channelId }: Rollout, { state }: Announcing): string {
  const of = `*${esc(name)}*`;
  if (state === 'posted') return `The opening of ${of} is on its way to <#${channelId}>.`;
  if (state === 'posted-before')
    return `The opening of ${of} was already posted in <#${channelId}>.`;
  return `${of} is set up. Nobody in <#${channelId}> has heard of it yet: this is the post that opens it there.`;
}

function previewBlocks(rollout: Rollout, { leadIds, channelName }: Announcing): AnyBlock[] {
  const where = channelName === undefined ? 'to the channel' : `to #${channelName}`;
  const value = asValue({ rolloutId: rollout.id });
  return [
    divider,
    ...rolloutStartedMessage(rollout, leadIds).blocks,
    divider,
    actions(button(`Post it ${where}`, ANNOUNCE, value, { style: 'primary' })),
    context(
      'Not now? `/rollout announce` brings it back. From then on, the channel gets a digest each Monday at 09:00 and what is decided about gates and waves, at most one post an hour; `/rollout digest` shows the next one.',
    ),
  ];
}

export const noRolloutYetMessage: Message = sentence(
  'There is no rollout in this workspace yet. A workspace admin can start one with `/rollout setup`.',
);
