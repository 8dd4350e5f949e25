import type { RolloutId } from '../../../platform/ids.ts';
import { context, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';

export const DIGEST_SETTINGS_FORM = 'digests.save-settings';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type Settings = { isOn: boolean; weekday: number; time: Temporal.PlainTime; timeZone: string };

export function digestSettingsModal(rolloutId: RolloutId, settings: Settings): Modal {
  const days = DAYS.map((day, index) => option(day, String(index + 1)));
  const chosen = days[settings.weekday - 1];
  const yes = option('Post it every week', 'on');
  const no = option('Don’t post it', 'off');
  return {
    type: 'modal',
    callback_id: DIGEST_SETTINGS_FORM,
    title: plain('Weekly digest', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'What changed, what is blocked and by whom, and the one decision that’s needed, posted in the rollout’s channel.',
      ),
      {
        type: 'input',
        block_id: 'is_on',
        label: plain('The digest'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [yes, no],
          initial_option: settings.isOn ? yes : no,
        },
      },
      {
        type: 'input',
        block_id: 'weekday',
        label: plain('On'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: days,
          ...(chosen === undefined ? {} : { initial_option: chosen }),
        },
      },
      {
        type: 'input',
        block_id: 'time',
        label: plain('At'),
        hint: plain(`In the time zone of the rollout: ${settings.timeZone.replaceAll('_', ' ')}.`),
        element: {
          type: 'timepicker',
          action_id: 'value',
          initial_time: settings.time.toString({ smallestUnit: 'minute' }),
        },
      },
      context('`/rollout digest` shows it as it would be posted now.'),
    ],
  };
}

export function digestSettingsSavedModal(isOn: boolean, nextWords: string): Modal {
  return {
    type: 'modal',
    callback_id: 'digests.settings-saved',
    title: plain('Weekly digest', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        isOn
          ? `Saved. The next digest will be posted ${nextWords}.`
          : 'Saved. The digest is off: nothing is posted until a lead switches it back on.',
      ),
    ],
  };
}
