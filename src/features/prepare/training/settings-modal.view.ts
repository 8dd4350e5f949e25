import type { RolloutId } from '../../../platform/ids.ts';
import { type AnyBlock, context, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import { SETTINGS_BOUNDS, type TrainingSettings } from './training-settings.ts';

export const SETTINGS_FORM = 'training.settings';

/** How many scenarios, how many right, how long it counts; which lessons is the operator's to say. */
export function settingsModal(
  rolloutId: RolloutId,
  settings: TrainingSettings,
  there: { member: number; champion: number },
  lessonsLine: string,
): Modal {
  const { passMarkPercent, scenarios, validDays } = settings;
  return {
    type: 'modal',
    callback_id: SETTINGS_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('Training', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      whole('member_scenarios', 'Scenarios in everyone’s test', scenarios.member, {
        ...SETTINGS_BOUNDS.scenarios,
        hint: `Out of ${there.member}. A second attempt asks others, so fewer than half is best.`,
      }),
      whole('champion_scenarios', 'Scenarios in the champions’ test', scenarios.champion, {
        ...SETTINGS_BOUNDS.scenarios,
        hint: `Out of ${there.champion}.`,
      }),
      whole('pass_mark', 'Right answers needed, in percent', passMarkPercent, {
        ...SETTINGS_BOUNDS.passMarkPercent,
        hint: 'From 50 to 100. With 80, five of six are enough.',
      }),
      whole('member_days', 'Days that everyone’s certificate is valid', validDays.member, {
        ...SETTINGS_BOUNDS.validDays,
        hint: 'From 30 to 730. Existing certificates keep their last day.',
      }),
      whole('champion_days', 'Days that a champion certificate is valid', validDays.champion, {
        ...SETTINGS_BOUNDS.validDays,
        hint: 'From 30 to 730.',
      }),
      {
        type: 'input',
        block_id: 'reason',
        optional: true,
        label: plain('Why, if a test or a certificate proves less than before'),
        element: {
          type: 'plain_text_input',
          action_id: 'reason',
          max_length: 300,
          placeholder: plain('For example: the lessons have changed, and two scenarios are gone'),
        },
      },
      lastDayInput(),
      context(lessonsLine),
    ],
  };
}

function whole(
  blockId: string,
  label: string,
  value: number,
  { least, most, hint }: { least: number; most: number; hint: string },
): AnyBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'number_input',
      action_id: blockId,
      is_decimal_allowed: false,
      initial_value: String(value),
      min_value: String(least),
      max_value: String(most),
    },
  };
}
