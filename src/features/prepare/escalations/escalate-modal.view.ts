import type { InputBlock } from '@slack/types';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { clamp, context, option, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { WORDS_MAX } from './case-modals.view.ts';

export const ESCALATE_FORM = 'escalations.escalate';

type Teams = readonly { id: TeamId; name: string }[];

/** A link and a line; never the output itself. */
export function escalateModal(draft: {
  rolloutId: RolloutId;
  teams: Teams;
  workflows: readonly string[];
  link: string | undefined;
  words: string;
}): Modal {
  const { rolloutId, teams, workflows, link, words } = draft;
  const [onlyTeam, ...otherTeams] = teams;
  const [onlyWork, ...otherWork] = workflows;
  const isOneTeam = otherTeams.length === 0;
  const isOneWork = otherWork.length === 0;
  return {
    type: 'modal',
    callback_id: ESCALATE_FORM,
    title: plain('Escalate this output', 24),
    submit: plain('Escalate', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId,
      ...(isOneTeam && onlyTeam !== undefined ? { teamId: onlyTeam.id } : {}),
      ...(isOneWork && onlyWork !== undefined ? { workflow: onlyWork } : {}),
    }),
    blocks: [
      context(
        'It goes to the champion first, then to the person who keeps this work, then to the leads. Each has a time limit, and you hear of each step.',
      ),
      ...(isOneTeam ? [] : [teamInput(teams)]),
      ...(isOneWork ? [] : [workInput(workflows)]),
      {
        type: 'input',
        block_id: 'link',
        optional: true,
        label: plain('Where it can be seen'),
        hint: plain('A link is enough: please don’t paste the output itself.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 1000,
          ...(link === undefined ? {} : { initial_value: link }),
        },
      },
      {
        type: 'input',
        block_id: 'words',
        label: plain('What is wrong, or what can’t you tell?'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: WORDS_MAX,
          ...(words === '' ? {} : { initial_value: clamp(words, WORDS_MAX) }),
        },
      },
      gravityInput(),
    ],
  };
}

function teamInput(teams: Teams): InputBlock {
  return {
    type: 'input',
    block_id: 'team',
    label: plain('Which team is it from?'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: teams.map(({ id, name }) => option(name, id)),
    },
  };
}

function workInput(workflows: readonly string[]): InputBlock {
  return {
    type: 'input',
    block_id: 'workflow',
    label: plain('Which work does it belong to?'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: workflows.map((one) => option(one, one)),
    },
  };
}

function gravityInput(): InputBlock {
  const usual = option('Someone should look at it', 'usual');
  return {
    type: 'input',
    block_id: 'gravity',
    label: plain('How bad is it?'),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      initial_option: usual,
      options: [
        usual,
        option(
          'Critical',
          'critical',
          'It reached someone outside, or could harm someone or break a rule',
        ),
      ],
    },
  };
}
