import { actions, context, plain, section } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayDate } from '../../../platform/words.ts';
import { waveValueOf } from './wave-messages.view.ts';
import type { WaveRecord } from './wave-record.ts';
import { waveName } from './wave-words.ts';

export const MOVE_FORM = 'waves.move';
const MISSING_SHOWN = 8;

/** Why a wave cannot start on its day, and the two ways on: another day, or an override. */
export function shutModal(facts: {
  wave: WaveRecord;
  missing: readonly string[];
  next: Temporal.PlainDate;
  today: Temporal.PlainDate;
}): Modal {
  const { wave, missing, next, today } = facts;
  const more = missing.length - MISSING_SHOWN;
  return {
    type: 'modal',
    callback_id: MOVE_FORM,
    title: plain(`Wave ${wave.number} can’t start`, 24),
    submit: plain('Move it', 24),
    close: plain('Cancel', 24),
    private_metadata: waveValueOf(wave),
    blocks: [
      section(
        `*${capitalised(waveName(wave))}* is planned for ${sayDate(wave.intendedOn, today)}, and its gate is shut:`,
      ),
      ...missing.slice(0, MISSING_SHOWN).map((one) => section(`• ${one}`)),
      ...(more > 0 ? [context(`And ${more} more: \`/rollout wave status ${wave.number}\`.`)] : []),
      {
        type: 'input',
        block_id: 'day',
        label: plain('Move it to'),
        hint: plain('Champions and managers of its teams hear of the new day.'),
        element: { type: 'datepicker', action_id: 'value', initial_date: next.toString() },
      },
      actions(
        commandButton('Ask for an override', {
          ...{ command: '/rollout', text: 'override', rolloutId: wave.rolloutId },
        }),
      ),
    ],
  };
}
