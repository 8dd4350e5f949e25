import { z } from 'zod';
import { optionGroup, plainOption } from '../block-kit/composition.ts';
import { elementsOf } from '../block-kit/element-state.ts';
import { problemLines, shapeProblems } from '../block-kit/problem.ts';
import type { PressSource } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { slackMessage, slackView } from '../slack-forms.ts';
import { notify, payloadHead, sendInteraction } from './interaction.ts';
import { blocksOf, findSurface } from './press.ts';

export type Option = { text: { type: string; text: string }; value: string };

/** What Slack takes as the answer to a question for options. */
const offer = z.union([
  z.strictObject({ options: z.array(plainOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

export type OptionsQuestion = {
  as: string;
  source: PressSource;
  blockId: string;
  actionId: string;
  query: string;
};

/** Asks the bot what an external select offers for what the person has typed so far. */
export async function askOptions(
  world: PracticeWorld,
  question: OptionsQuestion,
): Promise<Option[]> {
  const surface = findSurface(world, question.as, question.source);
  if (surface === undefined) return [];
  const found = blocksOf(surface)
    .flatMap((block) => elementsOf(block))
    .some(({ element }) => element.action_id === question.actionId);
  if (!found) return [];
  const part =
    surface.kind === 'view'
      ? {
          container: { type: 'view', view_id: surface.view.id },
          view: slackView(world, surface.view),
        }
      : {
          container: { type: 'message', message_ts: surface.message.ts },
          channel: { id: surface.message.channel },
          message: slackMessage(world, surface.message),
        };
  const sent = await sendInteraction(world, question.as, 'interactive', {
    type: 'block_suggestion',
    ...payloadHead(world, question.as),
    ...part,
    block_id: question.blockId,
    action_id: question.actionId,
    value: question.query,
  });
  if (!sent.ok || sent.payload === undefined) return [];
  const problems = shapeProblems(offer, sent.payload);
  if (problems.length > 0) {
    notify(world, question.as, `The bot's options could not be shown: ${problemLines(problems)}`);
    return [];
  }
  const { options, option_groups: groups } = sent.payload as {
    options?: Option[];
    option_groups?: { options: Option[] }[];
  };
  return options ?? (groups ?? []).flatMap((group) => group.options);
}
