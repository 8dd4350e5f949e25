import type { RolloutId } from '../../../platform/ids.ts';
import { actions, button, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { type QuestionName, questionOf } from '../assessment/question.ts';
import { constraintKindTitles } from './constraint.ts';
import { ADD_CONSTRAINT, ledgerValue } from './ledger.view.ts';
import { REASON_MAX, textInput } from './ledger-modals.view.ts';

export const OPEN_EXEMPT = 'constraints.open-exempt';
export const EXEMPT_FORM = 'constraints.exempt-answer';

export const exemptValue = (rolloutId: string, question: QuestionName) =>
  asValue({ rolloutId, question });

/** Two ways on from a "would not hold": the constraint, or the reason why it is none. */
export function exemptModal(rolloutId: RolloutId, question: QuestionName): Modal {
  const { title, leadsTo } = questionOf(question);
  return {
    type: 'modal',
    callback_id: EXEMPT_FORM,
    title: plain('Would not hold', 24),
    submit: plain('Save the reason', 24),
    close: plain('Cancel', 24),
    private_metadata: exemptValue(rolloutId, question),
    blocks: [
      section(
        `Someone from the pilot says that *${title.toLowerCase()}* would not hold without them, and the ledger has no constraint of that kind (${constraintKindTitles[leadsTo]}).`,
      ),
      actions(
        button('Add a constraint', ADD_CONSTRAINT, ledgerValue(rolloutId), { style: 'primary' }),
      ),
      textInput('reason', 'Or: why is it no constraint?', undefined, {
        example: 'It was one task of one customer, and that contract ended in December',
        limit: REASON_MAX,
        multiline: true,
        hint: 'It stays on the record under your name.',
      }),
    ],
  };
}
