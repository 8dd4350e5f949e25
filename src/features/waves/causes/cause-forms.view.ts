import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { waveValueOf } from '../waves/wave-messages.view.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import { waveName } from '../waves/wave-words.ts';
import { type Cause, type CauseRefusal, causeState, WORDS_LEAST } from './cause.ts';

export const OPEN_CAUSE = 'causes.open-cause';
export const OPEN_ANSWER = 'causes.open-answer';
export const CAUSE_FORM = 'causes.say';
export const ANSWER_FORM = 'causes.answer';
export const CAUSE_MAX = 1000;

export type CauseFacts = {
  wave: WaveRecord;
  teamNames: readonly string[];
  /** Why it was rolled back, in the words of that day. */
  reason: string;
  last: Cause | undefined;
  saidByName: string;
  answeredByName: string;
};

/** For a lead: why it went wrong, and what is different next time. */
export function causeModal(facts: CauseFacts): Modal {
  const { wave, teamNames, reason, last } = facts;
  const teams = teamNames.length === 0 ? '' : ` (${teamNames.map(esc).join(', ')})`;
  return {
    type: 'modal',
    callback_id: CAUSE_FORM,
    title: plain('What it has taught', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: waveValueOf(wave),
    blocks: [
      section(
        `*${waveName(wave).replace(/^w/, 'W')}*${teams} was rolled back${reason === '' ? '.' : `: ${esc(reason)}`}`,
      ),
      ...contradiction(facts),
      input('cause', 'Why did it go wrong?', last?.cause),
      input('change', 'What is different next time?', last?.change),
      context(
        'Someone who was there confirms it. The wave’s next try starts once they have, and everyone it concerns can read it.',
      ),
    ],
  };
}

function contradiction({ last, answeredByName }: CauseFacts): AnyBlock[] {
  if (causeState(last) !== 'contradicted') return [];
  return [
    section(`${esc(answeredByName)} sees it differently:\n>${esc(last?.answer?.words ?? '')}`),
  ];
}

/** For somebody who was there: was it so? */
export function answerModal(facts: CauseFacts & { last: Cause }): Modal {
  const { wave, last, saidByName } = facts;
  return {
    type: 'modal',
    callback_id: ANSWER_FORM,
    title: plain('Was it so?', 24),
    submit: plain('Send', 24),
    close: plain('Later', 24),
    private_metadata: waveValueOf(wave),
    blocks: [
      section(
        `${esc(saidByName)} says why ${waveName(wave)} was rolled back:\n>${esc(last.cause)}\nand what is different next time:\n>${esc(last.change)}`,
      ),
      {
        type: 'input',
        block_id: 'answer',
        label: plain('Was it so, as far as you saw it?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [option('Yes, that is so', 'yes'), option('Not quite', 'no')],
        },
      },
      { ...input('words', 'What was different?', undefined), optional: true } as AnyBlock,
      context('If it was not quite so, say it in a sentence. Your words stand beside theirs.'),
    ],
  };
}

function input(blockId: string, label: string, initial: string | undefined): AnyBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: CAUSE_MAX,
      ...(initial === undefined ? {} : { initial_value: initial }),
    },
  };
}

/** Why nothing was saved, and what would be right. */
export function causeRefusalWords(
  refusal: CauseRefusal | { kind: 'not-lead' | 'not-a-witness' | 'not-rolled-back' },
): string {
  switch (refusal.kind) {
    case 'too-short':
      return `Say it in a sentence of at least ${WORDS_LEAST} characters, so that someone who wasn’t there can follow it.`;
    case 'confirmed-already':
      return 'This has been confirmed by someone who was there, so it stands. Nothing was changed.';
    case 'answered-already':
      return 'Someone has answered this already. Nothing was changed.';
    case 'own-words':
      return 'These are your own words; someone else who was there confirms them. Nothing was changed.';
    case 'not-lead':
      return 'A lead says what rolling back a wave has taught. Nothing was changed.';
    case 'not-a-witness':
      return 'Champions and managers of the wave’s teams, leads and sponsors can confirm this. Nothing was changed.';
    case 'not-rolled-back':
      return 'No wave with this number waits to be tried again. Nothing was changed.';
  }
}
