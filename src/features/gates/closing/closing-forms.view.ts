import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import type { AtClosing } from '../../contract/closing.ts';
import { type ClosingRefusal, REASON_LEAST } from './closing.ts';

export const CLOSE_FORM = 'closing.close';
export const REOPEN_FORM = 'closing.reopen';
export const REASON_MAX = 500;

type About = { rolloutId: RolloutId; name: string };

/** What closing it means, before anything happens. */
export function closeModal(
  facts: About & { told: number; users: number; outlets: readonly AtClosing[] },
): Modal {
  const { rolloutId, name, told, users, outlets } = facts;
  const lines = (choice: keyof AtClosing) =>
    outlets.map((one) => `• ${esc(one[choice])}`).join('\n') ||
    '• No outlet is set up, so nobody’s access changes by itself.';
  return {
    type: 'modal',
    callback_id: CLOSE_FORM,
    title: plain('Close the rollout', 24),
    submit: plain('Close it', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        `Close *${esc(name)}* when it is given up. No gate opens, no wave starts, every clock stops, and nobody is asked for anything.`,
      ),
      reasonInput('Why is it closed?', 'We buy another product and start over with it in autumn.'),
      {
        type: 'input',
        block_id: 'access',
        label: plain('What becomes of access?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            option('People keep what they have, and nobody new gets it', 'kept'),
            option('Access ends today for everyone', 'ended'),
          ],
        },
      },
      section(`*If people keep it*\n${lines('kept')}`),
      section(`*If access ends today*\n${lines('ended')}`),
      section(
        `*Who is told:* the rollout’s channel, and ${sayCount(told, 'person', 'people')}${users === 0 ? '' : `, among them ${sayCount(users, 'person who works', 'people who work')} with it`}.`,
      ),
      context(
        'Everything is kept: answers, decisions, learnings, the Core and the record. `/rollout reopen` opens it again where it stood.',
      ),
    ],
  };
}

export function reopenModal({ rolloutId, name, closed }: About & { closed: string }): Modal {
  return {
    type: 'modal',
    callback_id: REOPEN_FORM,
    title: plain('Reopen the rollout', 24),
    submit: plain('Reopen it', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(closed),
      section(
        `*${esc(name)}* goes on where it stood. Dates ahead move by the time it was closed, access follows its rules again, and the channel and everyone with a part in it hear of it.`,
      ),
      reasonInput(
        'Why is it reopened?',
        'The other product fell through, and the teams ask for it.',
      ),
    ],
  };
}

function reasonInput(label: string, example: string): AnyBlock {
  return {
    type: 'input',
    block_id: 'reason',
    label: plain(label),
    hint: plain(`A sentence that everyone it concerns will read, for example: ${example}`),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      min_length: REASON_LEAST,
      max_length: REASON_MAX,
    },
  };
}

export function closingRefusalWords(refusal: ClosingRefusal): string {
  switch (refusal.kind) {
    case 'no-reason':
      return 'Say why in a sentence: everyone it concerns will read it.';
    case 'closed-already':
      return 'This rollout has been closed already. Nothing was changed.';
    case 'not-closed':
      return 'This rollout is open. Nothing was changed.';
    case 'name-taken':
      return 'Another rollout with this name is under way. Rename that one first with `/rollout edit`. Nothing was changed.';
  }
}
