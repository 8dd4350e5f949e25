import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { asSentence } from '../../../platform/words.ts';
import type { Judgement } from '../../contract/criterion.ts';
import type { Completion, CompletionRefusal } from './completion.ts';

export const ASK_FORM = 'completions.ask';
export const DECLINE_FORM = 'completions.decline';
export const OPEN_DECISION = 'completions.open-decision';
export const OPEN_ASK = 'completions.open-ask';
export const AGREE = 'completions.agree';
export const OPEN_DECLINE = 'completions.open-decline';
export const WITHDRAW = 'completions.withdraw';
export const WORDS_MAX = 1000;

export const completionValue = (rolloutId: RolloutId, completionId: string) =>
  asValue({ rolloutId, completionId });

/** What a lead writes to the sponsor. */
export function askModal(rolloutId: RolloutId, rolloutName: string, sponsorNames: string): Modal {
  return {
    type: 'modal',
    callback_id: ASK_FORM,
    title: plain('Ask for completion', 24),
    submit: plain('Ask the sponsor', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        `Every criterion of *${esc(rolloutName)}* is met. It is complete once ${sponsorNames} agrees as well, on the evidence of that day.`,
      ),
      wordsInput('words', 'What is complete, and what stays to be watched?', ASK_EXAMPLE),
      context(
        'Afterwards everyone keeps their access, those who keep something confirm it, and use is looked at every three months: a decline opens the rollout again.',
      ),
    ],
  };
}

const ASK_EXAMPLE =
  'Nine teams draft replies with it by habit. Claims is small, so look there first.';

function wordsInput(id: string, label: string, example: string): AnyBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    hint: plain(`For example: ${example}`),
    element: {
      ...{ type: 'plain_text_input', action_id: 'value', multiline: true },
      max_length: WORDS_MAX,
    },
  };
}

/** What the sponsor decides on: the lead's words, and the evidence as it is now. */
export function decisionModal(facts: {
  completion: Completion;
  rolloutName: string;
  askedByName: string;
  says: string;
  found: readonly { asks: string; judgement: Judgement }[];
  mayDecide: boolean;
}): Modal {
  const { completion, rolloutName, askedByName, says, found, mayDecide } = facts;
  const value = completionValue(completion.rolloutId, completion.id);
  return {
    type: 'modal',
    callback_id: 'completions.decision',
    title: plain('Is it complete?', 24),
    close: plain('Close', 24),
    blocks: [
      section(`${esc(askedByName)} asks you to call *${esc(rolloutName)}* complete.`),
      section(`${esc(askedByName)}: ${esc(asSentence(completion.words))}`),
      section(says),
      section(clamp(found.map(sayFound).join('\n'), 2900)),
      ...(mayDecide
        ? [
            actions(
              button('Agree', AGREE, value, {
                style: 'primary',
                confirm: {
                  title: plain('Call it complete?', 100),
                  text: plain('It is posted to the channel under your name.', 300),
                  confirm: plain('Agree', 30),
                  deny: plain('Not yet', 30),
                },
              }),
              button('Not yet, and say why', OPEN_DECLINE, value),
            ),
          ]
        : []),
    ],
  };
}

/** "Is use over months shown …? Use has moved by less than 1 % a week." */
function sayFound({ asks, judgement }: { asks: string; judgement: Judgement }): string {
  return `• ${esc(asks)} _${judgement.measured.replace(/\.$/, '')}._`;
}

export function declineModal(rolloutId: RolloutId, completionId: string): Modal {
  return {
    type: 'modal',
    callback_id: DECLINE_FORM,
    title: plain('Not complete yet', 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, completionId }),
    blocks: [
      wordsInput(
        'why',
        'What has to be true first?',
        'The night shift has had it for six weeks only.',
      ),
    ],
  };
}

/** Why nothing was done, in one sentence with the way out. Safe mrkdwn. */
export function refusalWords(refusal: CompletionRefusal, nameOf: (id: string) => string): string {
  switch (refusal.kind) {
    case 'not-lead':
      return 'Only a lead asks for completion, and a sponsor agrees. Nothing was changed.';
    case 'not-sponsor':
      return 'Only a sponsor can agree that it is complete. Nothing was changed.';
    case 'own-request':
      return 'You asked for it yourself, so another sponsor has to agree. Nothing was changed.';
    case 'no-other-sponsor':
      return 'Completion takes a sponsor besides you, and there is none: name one with `/rollout edit`. Nothing was changed.';
    case 'waiting-already':
      return `${esc(nameOf(refusal.byId))} has asked for it already, and a sponsor has not answered yet. Nothing was changed.`;
    case 'complete-already':
      return 'The rollout is complete already. `/rollout complete` shows what is watched.';
    case 'not-waiting':
      return 'This request has been answered already. `/rollout complete` shows where it stands.';
    case 'no-words':
      return 'Say it in a sentence that someone who wasn’t there understands.';
    case 'not-sustained':
      return 'Completion comes after sustained use, and the rollout is not there yet. Nothing was changed.';
    case 'gate-shut':
      return 'Not everything it takes is met. `/rollout complete` shows what is missing. Nothing was changed.';
    case 'use-not-shown':
      return 'Use over months is not shown, so nobody can call it complete, whatever the gate asks. `/rollout adoption` says what it takes. Nothing was changed.';
  }
}
