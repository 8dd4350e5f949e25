import type { RolloutId } from '../../../platform/ids.ts';
import { plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { workflowInput } from '../core/entry-inputs.view.ts';
import { FEWEST_PER_STRATUM, MOST_PER_STRATUM, USUAL_PER_STRATUM } from './sampling-rate.ts';

export const OPEN_RATE = 'samples.open-rate';
export const RATE_FORM = 'samples.set-rate';

export function rateModal(rolloutId: RolloutId, workflows: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: RATE_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('How many are drawn', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        'So many outputs of one kind of work are drawn of each team, every two weeks. More of them prove more, and take more of the reviewers’ time.',
      ),
      workflowInput('', workflows),
      textInput('perStratum', 'Outputs of each team', String(USUAL_PER_STRATUM), {
        example: String(USUAL_PER_STRATUM),
        limit: 3,
        hint: `${FEWEST_PER_STRATUM} to ${MOST_PER_STRATUM}; ${USUAL_PER_STRATUM} is usual.`,
      }),
    ],
  };
}
