import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import type { PlanSettings } from './wave-limits.ts';

export const LIMITS_FORM = 'wave-plans.limits';

export function limitsModal(rolloutId: RolloutId, settings: PlanSettings): Modal {
  const amount = (
    blockId: string,
    label: string,
    hint: string,
    initial: number,
    max: string,
  ): InputBlock => ({
    type: 'input',
    block_id: blockId,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: true,
      min_value: '0',
      max_value: max,
      initial_value: String(initial),
    },
  });
  return {
    type: 'modal',
    callback_id: LIMITS_FORM,
    title: plain('How fast waves may grow', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'A wave never takes more new teams than the smallest of these three allows. Capacity sets the pace, not the date.',
      ),
      amount('speed', 'New teams per live team', '2 at most.', settings.newPerLiveTeam, '2'),
      amount(
        'champions',
        'Champion hours per new team and week',
        'Taken from free protected hours. 0 means no limit.',
        settings.championHoursPerTeam,
        '40',
      ),
      amount(
        'reviewers',
        'Reviewer hours per new team and week',
        'Taken from reviewers’ free hours. 0 means no limit.',
        settings.reviewerHoursPerTeam,
        '40',
      ),
      amount(
        'shortest',
        'Weeks per wave when all goes well',
        'For the estimates in the queue.',
        settings.waveWeeks.shortest,
        '52',
      ),
      amount(
        'longest',
        'Weeks per wave when it does not',
        'For the estimates in the queue.',
        settings.waveWeeks.longest,
        '52',
      ),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why the change'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 300,
          placeholder: plain('For example: two champions have three hours more from May', 150),
        },
      },
      lastDayInput(),
    ],
  };
}
