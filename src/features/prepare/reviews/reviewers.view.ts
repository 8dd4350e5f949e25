import type { RolloutId } from '../../../platform/ids.ts';
import { option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { severalInput, workflowInput } from '../core/entry-inputs.view.ts';
import type { Reviewer } from './review.ts';

export const OPEN_REVIEWERS = 'reviews.open-reviewers';
export const REVIEWERS_FORM = 'reviews.add-reviewers';
export const OPEN_PLANT = 'reviews.open-plant';
export const PLANT_FORM = 'reviews.plant-error';

export function reviewersModal(form: {
  rolloutId: RolloutId;
  workflows: readonly string[];
  reviewers: readonly (Reviewer & { name: string })[];
}): Modal {
  const { rolloutId, workflows, reviewers } = form;
  return {
    type: 'modal',
    callback_id: REVIEWERS_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('Reviewers', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        'Reviewers look at outputs that were drawn, about six minutes each. Their hours count: waves grow no faster than what can be reviewed. Nobody sees who said what, you included.',
      ),
      {
        type: 'input',
        block_id: 'people',
        optional: true,
        label: plain('Who reviews, or changes their hours?'),
        element: { type: 'multi_users_select', action_id: 'value' },
      },
      textInput('hours', 'Hours a week for each of them', '1', { example: '1.5', limit: 5 }),
      ...severalInput(
        'workflows',
        'Which work? All of it when you choose none',
        workflows.map((name) => ({ id: name.slice(0, 75), name })),
        [],
      ),
      ...(reviewers.length === 0
        ? []
        : [
            {
              type: 'input' as const,
              block_id: 'ended',
              optional: true,
              label: plain('Who no longer reviews?'),
              element: {
                type: 'multi_static_select' as const,
                action_id: 'value',
                options: reviewers.map(({ personId, name, hoursPerWeek }) =>
                  option(`${name}, ${hoursPerWeek} h a week`, personId),
                ),
              },
            },
          ]),
    ],
  };
}

export function plantModal(rolloutId: RolloutId, workflows: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: PLANT_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('Plant a known error', 24),
    submit: plain('Plant it', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        'About one in twelve outputs that a reviewer gets is known to be wrong. They hear so right after their answer. It shows how many errors reviews catch, and it is never counted for a person.',
      ),
      workflowInput('', workflows),
      textInput('note', 'The output in one line, as a reviewer sees it', undefined, {
        example: 'Reply to a customer about a late refund',
        limit: 300,
      }),
      textInput('url', 'A link to it', undefined, {
        example: 'https://tickets.example.com/4711',
        limit: 2000,
        optional: true,
      }),
      textInput('wrong', 'What is wrong with it?', undefined, {
        example: 'It promises a refund within a day; the policy says ten days.',
        limit: 600,
        multiline: true,
      }),
    ],
  };
}
