import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised } from '../../../platform/words.ts';
import { logLearningButton } from '../../contract/log-learning.view.ts';
import { makeEntryButton } from '../../contract/make-entry.view.ts';
import { caseButtons, caseValue, outputBlocks } from './case-messages.view.ts';
import type { CaseWords } from './case-words.ts';
import { sayCase, sayStanding, stepLines } from './case-words.view.ts';
import { type Escalation, type Finding, findings } from './escalation.ts';

export const PLANT_CASE = 'escalations.plant-case';
export const SETTLE_FORM = 'escalations.settle';
export const WORDS_MAX = 1500;

/** A case as it stands, what can be done with it, and, once it is settled, what it can become. */
export function caseModal(
  escalation: Escalation,
  words: CaseWords,
  view: { mayAct: boolean; isLead: boolean; said?: string; more?: readonly AnyBlock[] },
): Modal {
  const buttons = view.mayAct ? caseButtons(escalation) : [];
  return {
    type: 'modal',
    callback_id: 'escalations.case',
    title: plain(escalation.isDrill ? 'Drill' : 'Case', 24),
    close: plain('Close', 24),
    blocks: [
      ...(view.said === undefined ? [] : [section(view.said)]),
      section(`*${capitalised(sayCase(escalation, words).replaceAll('*', ''))}*`),
      ...(escalation.isDrill ? [] : outputBlocks(escalation)),
      section(sayStanding(escalation, words)),
      section(clamp(stepLines(escalation, words).join('\n'), 2900)),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
      ...(view.more ?? []),
      ...offers(escalation, view.isLead),
    ],
  };
}

function offers(escalation: Escalation, isLead: boolean): AnyBlock[] {
  const { rolloutId, id, teamId, resolved, isDrill, words } = escalation;
  if (resolved === undefined || isDrill) return [];
  return [
    context('So that nobody meets it again:'),
    actions(
      makeEntryButton(rolloutId, 'case', id),
      logLearningButton({ rolloutId, teamId, draft: words }),
      ...(isLead && resolved.finding === 'wrong'
        ? [button('Plant it', PLANT_CASE, caseValue(escalation))]
        : []),
    ),
  ];
}

const FINDING_LABELS: Record<Finding, string> = {
  wrong: 'It was wrong',
  right: 'It was right as it stood',
  unclear: 'Nobody can tell',
};

export type CitedEntry = { id: string; title: string };

/** `entries` are those of the same work: one that the case speaks against is looked at again at once. */
export function settleModal(
  escalation: Escalation,
  words: CaseWords,
  entries: readonly CitedEntry[],
): Modal {
  return {
    type: 'modal',
    callback_id: SETTLE_FORM,
    title: plain('Settle the case', 24),
    submit: plain('Settle it', 24),
    close: plain('Later', 24),
    private_metadata: caseValue(escalation),
    blocks: [
      section(
        `${capitalised(sayCase(escalation, words))}, raised by ${esc(words.nameOf(escalation.askerId))}.`,
      ),
      ...outputBlocks(escalation),
      {
        type: 'input',
        block_id: 'finding',
        label: plain('What was it?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: findings.map((one) => option(FINDING_LABELS[one], one)),
        },
      },
      {
        type: 'input',
        block_id: 'answer',
        label: plain('What should be done, and why?'),
        hint: plain('The person who raised it reads this.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: WORDS_MAX,
        },
      },
      ...(entries.length === 0
        ? []
        : [
            {
              type: 'input' as const,
              block_id: 'entry',
              optional: true,
              label: plain('Which entry of the Core does it speak against?'),
              hint: plain('The person who keeps it right is asked to look at it again.'),
              element: {
                type: 'static_select' as const,
                action_id: 'value',
                options: entries.map(({ id, title }) => option(title, id)),
              },
            },
          ]),
    ],
  };
}
