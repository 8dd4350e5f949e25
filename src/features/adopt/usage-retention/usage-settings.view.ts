import type { RolloutId } from '../../../platform/ids.ts';
import { type AnyBlock, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import {
  KEEP_DAYS_LEAST,
  KEEP_DAYS_MOST,
  KEEP_WEEKS_LEAST,
  KEEP_WEEKS_MOST,
  type UsageSettings,
} from './usage-settings.ts';

export const OPEN_SETTINGS = 'usage.open-settings';
export const SETTINGS_FORM = 'usage.settings';

/** How long usage is kept, and where nothing is kept of single people. */
export function usageSettingsModal(rolloutId: RolloutId, settings: UsageSettings): Modal {
  return {
    type: 'modal',
    callback_id: SETTINGS_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('What is kept', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      numberInput('days', 'Days that single days are kept', settings.keepDays, [
        KEEP_DAYS_LEAST,
        KEEP_DAYS_MOST,
      ]),
      numberInput('weeks', 'Weeks that weekly counts are kept', settings.keepWeeks, [
        KEEP_WEEKS_LEAST,
        KEEP_WEEKS_MOST,
      ]),
      {
        type: 'input',
        block_id: 'places',
        optional: true,
        label: plain('Places of whose people nothing is kept'),
        hint: plain(
          'Sites or countries as they stand with the teams, with commas. What is there now is removed tonight.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 500,
          initial_value: settings.placesOff.join(', '),
        },
      },
    ],
  };
}

function numberInput(
  blockId: string,
  label: string,
  value: number,
  [least, most]: readonly [number, number],
): AnyBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    hint: plain(`From ${least} to ${most}.`),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: false,
      initial_value: `${value}`,
      min_value: `${least}`,
      max_value: `${most}`,
    },
  };
}
