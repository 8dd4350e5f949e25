import type { InputBlock } from '@slack/types';
import type { FormFields } from '../../../platform/form-drafts.ts';
import type { RolloutId } from '../../../platform/ids.ts';
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
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { ANSWER_MAX_LENGTH, type Confidence, type Holds } from './answer.ts';
import { blockOf } from './assess-fields.view.ts';
import {
  type Question,
  type QuestionName,
  questionNames,
  questionOf,
  questions,
} from './question.ts';

export const ASSESS_FORM = 'assessment.answer';
export const STEP_BACK = 'assessment.step-back';
export const EVIDENCE_TEXT_MAX = 1000;

export const holdsWords: Record<Holds, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
};

export const confidenceWords: Record<Confidence, string> = {
  high: 'Sure',
  medium: 'Fairly sure',
  low: 'Guessing',
};

export type AssessFacts = {
  rolloutId: RolloutId;
  rolloutName: string;
  /** What was said last, or what was entered and not finished. */
  fields: FormFields;
  /** Answers that wait for evidence. */
  open: readonly QuestionName[];
  isResumed: boolean;
};

/** One of the framework's four questions; nothing counts before the last page is sent. */
export function assessModal(step: number, facts: AssessFacts): Modal {
  const { rolloutId, rolloutName, fields, open, isResumed } = facts;
  const question = questionOf(questionNames[step] ?? 'manual-work');
  const isLast = step >= questions.length - 1;
  return {
    type: 'modal',
    callback_id: ASSESS_FORM,
    title: plain('The four questions', 24),
    submit: plain(isLast ? 'Save my answers' : 'Keep and go on', 24),
    close: plain('Later', 24),
    private_metadata: stepValue(rolloutId, step),
    blocks: [
      ...(step > 0
        ? []
        : [
            section(
              `What made the pilot of *${esc(rolloutName)}* work isn’t always what people think. Say what it took, even where it isn’t flattering: what we know now can be solved before other teams depend on it.`,
            ),
          ]),
      context(
        isResumed
          ? 'You go on where you stopped; what you entered is still here. Nothing counts until you save on the last page.'
          : 'Each page is kept when you go on, so you can stop and come back. Nothing counts until you save on the last page. Leave a question empty if you can’t say.',
      ),
      ...questionBlocks(question, step, fields, open.includes(question.name)),
      ...(step === 0 ? [] : [actions(button('Back', STEP_BACK, stepValue(rolloutId, step)))]),
    ],
  };
}

const stepValue = (rolloutId: RolloutId, step: number) => asValue({ rolloutId, step });

function questionBlocks(
  question: Question,
  index: number,
  fields: FormFields,
  isOpenYet: boolean,
): AnyBlock[] {
  const { name, title } = question;
  return [
    section(
      `*${index + 1} of ${questions.length}: ${title}*${isOpenYet ? '\nStill open: your answer has no evidence yet.' : ''}`,
    ),
    {
      type: 'input',
      block_id: blockOf.text(name),
      optional: true,
      label: plain(question.asks),
      hint: plain(question.help),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: ANSWER_MAX_LENGTH,
        ...initialText(fields[blockOf.text(name)]),
      },
    },
    {
      type: 'input',
      block_id: blockOf.evidence(name),
      optional: true,
      label: plain(`${title}: what shows it`),
      hint: plain(
        'One link or figure per line: a page others can open, or a number with what it counts. Without any, your answer is saved but stays open.',
      ),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: EVIDENCE_TEXT_MAX,
        placeholder: plain('For example: 6 hours a week of review, or https://…', 150),
        ...initialText(fields[blockOf.evidence(name)]),
      },
    },
    peopleInput(question, fields),
    choiceInput(
      blockOf.holds(name),
      `${title}: would it hold without us?`,
      { words: holdsWords, order: ['yes', 'partly', 'no'] },
      fields[blockOf.holds(name)],
    ),
    choiceInput(
      blockOf.confidence(name),
      `${title}: how sure are you?`,
      { words: confidenceWords, order: ['high', 'medium', 'low'] },
      fields[blockOf.confidence(name)],
    ),
  ];
}

function peopleInput({ name, title }: Question, fields: FormFields): InputBlock {
  const people = [fields[blockOf.people(name)] ?? []].flat();
  return {
    type: 'input',
    block_id: blockOf.people(name),
    optional: true,
    label: plain(`${title}: who can confirm it`),
    hint: plain('Someone other than you. If you name nobody, someone from the pilot is asked.'),
    element: {
      type: 'multi_users_select',
      action_id: 'value',
      max_selected_items: 3,
      ...(people.length === 0 ? {} : { initial_users: people }),
    },
  };
}

function choiceInput<Value extends string>(
  blockId: string,
  label: string,
  { words, order }: { words: Record<Value, string>; order: readonly Value[] },
  held: FormFields[string],
): InputBlock {
  const known = order.find((value) => value === held);
  const optionOf = (value: Value) => option(words[value], value);
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      options: order.map(optionOf),
      ...(known === undefined ? {} : { initial_option: optionOf(known) }),
    },
  };
}

function initialText(text: FormFields[string]): { initial_value?: string } {
  return typeof text !== 'string' || text === '' ? {} : { initial_value: clamp(text, 3000) };
}
