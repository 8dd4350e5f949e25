import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  clamp,
  context,
  divider,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { ANSWER_MAX_LENGTH, type Answer, type Confidence, type Holds, isOpen } from './answer.ts';
import { evidenceLines, evidencePeople } from './evidence-lines.ts';
import { type Question, type QuestionName, questions } from './question.ts';

export const ASSESS_FORM = 'assessment.answer';
export const EVIDENCE_TEXT_MAX = 1000;

/** The inputs of one question, by block id. */
export const blockOf = {
  text: (question: QuestionName) => `text_${question}`,
  evidence: (question: QuestionName) => `evidence_${question}`,
  people: (question: QuestionName) => `people_${question}`,
  holds: (question: QuestionName) => `holds_${question}`,
  confidence: (question: QuestionName) => `confidence_${question}`,
};

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

/** The framework's four questions, with what the person said before. */
export function assessModal(
  facts: { rolloutId: RolloutId; rolloutName: string; teamName: string },
  own: readonly Answer[],
): Modal {
  return {
    type: 'modal',
    callback_id: ASSESS_FORM,
    title: plain('The four questions', 24),
    submit: plain('Save my answers', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId: facts.rolloutId }),
    blocks: [
      section(
        `What made the pilot of *${esc(facts.rolloutName)}* work isn’t always what people think. Say what it took, even where it isn’t flattering: what we know now can be solved before other teams depend on it.`,
      ),
      context(
        'Leave a question empty if you can’t say. Your answers are shown side by side with other people’s; nothing is averaged.',
      ),
      ...questions.flatMap((question, index) =>
        questionBlocks(
          question,
          index,
          own.find((answer) => answer.question === question.name),
        ),
      ),
    ],
  };
}

function questionBlocks(question: Question, index: number, known: Answer | undefined): AnyBlock[] {
  const { name, title } = question;
  return [
    divider,
    section(
      `*${index + 1} of ${questions.length}: ${title}*${known !== undefined && isOpen(known) ? '\nStill open: your answer has no evidence yet.' : ''}`,
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
        ...initialText(known?.text),
      },
    },
    {
      type: 'input',
      block_id: blockOf.evidence(name),
      optional: true,
      label: plain(`${title}: what shows it`),
      hint: plain(
        'One link or figure per line, or a person below. Without any, your answer is saved but stays open.',
      ),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: EVIDENCE_TEXT_MAX,
        placeholder: plain('For example: 6 hours a week of review, or https://…', 150),
        ...initialText(known === undefined ? undefined : evidenceLines(known.evidence)),
      },
    },
    peopleInput(question, known),
    choiceInput(
      blockOf.holds(name),
      `${title}: would it hold without us?`,
      { words: holdsWords, order: ['yes', 'partly', 'no'] },
      known?.holdsWithoutPilot,
    ),
    choiceInput(
      blockOf.confidence(name),
      `${title}: how sure are you?`,
      { words: confidenceWords, order: ['high', 'medium', 'low'] },
      known?.confidence,
    ),
  ];
}

function peopleInput({ name, title }: Question, known: Answer | undefined): InputBlock {
  const people = known === undefined ? [] : evidencePeople(known.evidence);
  return {
    type: 'input',
    block_id: blockOf.people(name),
    optional: true,
    label: plain(`${title}: who can confirm it`),
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
  known: Value | undefined,
): InputBlock {
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

function initialText(text: string | undefined): { initial_value?: string } {
  return text === undefined || text === '' ? {} : { initial_value: clamp(text, 3000) };
}
