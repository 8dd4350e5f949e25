import type { InputBlock } from '@slack/types';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { actions, button, context, esc, option, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { quotation } from '../../../platform/slack/quotation.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { QuestionFacts } from './question.ts';
import { MARK_TALKED, OPEN_PASS_ON, questionValue } from './questions.view.ts';

export const ASK_FORM = 'questions.ask';
export const ANSWER_FORM = 'questions.answer';
export const PASS_ON_FORM = 'questions.pass-on';

export function askModal(draft: {
  rolloutId: RolloutId;
  teams: readonly { id: TeamId; name: string }[];
  text: string;
}): Modal {
  const { rolloutId, teams } = draft;
  const only = teams.length === 1 ? teams[0] : undefined;
  return {
    type: 'modal',
    callback_id: ASK_FORM,
    title: plain('Ask my champion', 24),
    submit: plain('Ask', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId,
      ...(only === undefined ? {} : { teamId: only.id }),
    }),
    blocks: [
      ...(only === undefined ? [teamInput(teams)] : []),
      words('question', 'Your question', draft.text),
      context('No question is too small. Leave out anything that only your team may know.'),
    ],
  };
}

function teamInput(teams: readonly { id: TeamId; name: string }[]): InputBlock {
  return {
    type: 'input',
    block_id: 'team',
    label: plain('For which team?'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: teams.map((team) => option(team.name, team.id)),
    },
  };
}

export function answerModal(facts: QuestionFacts): Modal {
  return {
    type: 'modal',
    callback_id: ANSWER_FORM,
    title: plain('Answer', 24),
    submit: plain('Send the answer', 24),
    close: plain('Later', 24),
    private_metadata: questionValue(facts.question),
    blocks: [
      ...quotation(
        `${esc(facts.askerName)} of *${esc(facts.teamName)}* asks:`,
        facts.question.text,
      ),
      words('answer', 'Your answer', ''),
      context(`Only ${esc(facts.askerName)} will see it. “I don’t know” is an answer too.`),
      actions(
        button('We talked about it', MARK_TALKED, questionValue(facts.question)),
        button('Pass it on', OPEN_PASS_ON, questionValue(facts.question)),
      ),
    ],
  };
}

/** Slack shows no more choices than this. */

export function passOnModal(
  facts: QuestionFacts,
  people: readonly { userId: UserId; label: string }[],
): Modal {
  return {
    type: 'modal',
    callback_id: PASS_ON_FORM,
    title: plain('Pass it on', 24),
    submit: plain('Pass it on', 24),
    close: plain('Cancel', 24),
    private_metadata: questionValue(facts.question),
    blocks: [
      ...quotation('', facts.question.text),
      {
        type: 'input',
        block_id: 'person',
        label: plain('Who might know?'),
        hint: plain(`${facts.askerName} will see who answers.`),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: people.map(({ userId, label }) => option(label, userId)),
        },
      },
    ],
  };
}

function words(blockId: string, label: string, initial: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: 2000,
      ...(initial === '' ? {} : { initial_value: initial.slice(0, 2000) }),
    },
  };
}
