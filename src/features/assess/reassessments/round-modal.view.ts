import type { RolloutId } from '../../../platform/ids.ts';
import { clamp, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { AssessmentDifference } from './reassessment.ts';

export const TAKE_AGAIN = 'assessment.open-again';
export const ROUND_FORM = 'assessment.take-again';
export const ROUND_CONCLUSION_MAX = 1500;
const SENTENCES_MAX = 20;

/** The button of whoever is asked to take the assessment again. */
export function settleReassessment(rolloutId: RolloutId): Obligation['settle'] {
  return { label: 'Look again', actionId: TAKE_AGAIN, value: asValue({ rolloutId }) };
}

/** What has changed since the last assessment, and room for what follows from it. */
export function roundModal(
  rolloutId: RolloutId,
  change: AssessmentDifference & { since: Temporal.PlainDate },
  basedOn: number,
  today: Temporal.PlainDate,
): Modal {
  return {
    type: 'modal',
    callback_id: ROUND_FORM,
    title: plain('Look again', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, basedOn }),
    blocks: [
      section(`*What has changed since ${sayDate(change.since, today)}*\n${changeLines(change)}`),
      context(
        'Champions and the pilot’s people can answer again with `/rollout assess`; constraints are in `/rollout constraints`. Look again once they have.',
      ),
      {
        type: 'input',
        block_id: 'conclusion',
        label: plain('What follows from it?'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: ROUND_CONCLUSION_MAX,
          placeholder: plain('For example: reviews must be halved before wave 2', 150),
        },
      },
    ],
  };
}

export function changeLines({ sentences }: AssessmentDifference): string {
  if (sentences.length === 0) return 'Nothing: the same answers, the same constraints.';
  const shown = sentences.slice(0, SENTENCES_MAX).map((one) => `• ${esc(clamp(one, 300))}`);
  const more = sentences.length - shown.length;
  return clamp([...shown, ...(more === 0 ? [] : [`• and ${more} more`])].join('\n'), 2800);
}
