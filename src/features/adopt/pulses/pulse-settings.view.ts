import type { RolloutId } from '../../../platform/ids.ts';
import { context, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { WEEKS_LEAST, WEEKS_MOST } from './pulse-schedule.ts';

export const OPEN_PULSE_SETTINGS = 'pulses.open-settings';
export const PULSE_SETTINGS_FORM = 'pulses.save-settings';
export const STOP_PULSE = 'pulses.stop';

/** Starting the pulse, or changing how often it comes. */
export function pulseSettingsModal(
  rolloutId: RolloutId,
  { everyWeeks, isRunning }: { everyWeeks: number | undefined; isRunning: boolean },
): Modal {
  return {
    type: 'modal',
    callback_id: PULSE_SETTINGS_FORM,
    title: plain(isRunning ? 'The pulse' : 'Start the pulse', 24),
    submit: plain(isRunning ? 'Save' : 'Start', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'People of live teams are asked four questions, each answered with one press, in less than a minute. Answers are sealed and thrown away when the pulse closes after two weeks; only groups of five or more are told.',
      ),
      {
        type: 'input',
        block_id: 'weeks',
        label: plain('Every how many weeks?'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          initial_value: String(everyWeeks ?? WEEKS_LEAST),
        },
        hint: plain(`From ${WEEKS_LEAST} to ${WEEKS_MOST} weeks.`),
      },
      context(
        'It opens on a Tuesday, once five people can be asked. A person who leaves two of them unanswered is left in peace.',
      ),
    ],
  };
}
