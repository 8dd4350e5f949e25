import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import type { AssessmentStatus } from './answer-comparison.ts';
import { OPEN_QUESTIONS, questionsValue, statusWords } from './assessment.view.ts';
import { type QuestionName, questionOf } from './question.ts';

/** What was stored, what is still open, and what comes next. */
export function answersSavedModal(
  rolloutId: RolloutId,
  saved: {
    changed: number;
    open: readonly QuestionName[];
    unanswered: readonly QuestionName[];
    status: AssessmentStatus;
  },
): Modal {
  const isDone = saved.open.length === 0 && saved.unanswered.length === 0;
  const blocks: AnyBlock[] = [
    section(
      saved.changed === 0
        ? 'There were no changes to save.'
        : 'Saved. Thank you for saying what it took.',
    ),
    ...(saved.open.length === 0
      ? []
      : [
          section(
            `*Still open:* ${titles(saved.open)}. An answer doesn’t count until it has evidence: add a link, a figure, or someone who can confirm it.`,
          ),
        ]),
    ...(saved.unanswered.length === 0
      ? []
      : [
          section(
            `*Not answered:* ${titles(saved.unanswered)}. Someone else may know; if you find out, you can add it at any time.`,
          ),
        ]),
    ...(isDone
      ? []
      : [actions(button('Continue answering', OPEN_QUESTIONS, questionsValue(rolloutId)))]),
    section(
      `*All answers:* ${statusWords(saved.status)} \`/rollout assessment\` shows them side by side.`,
    ),
    context(
      'Is there something in your answers that other teams couldn’t do? Add it to `/rollout constraints`.',
    ),
  ];
  return {
    type: 'modal',
    callback_id: 'assessment.saved',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function titles(names: readonly QuestionName[]): string {
  return sayList(names.map((name) => questionOf(name).title.toLowerCase()));
}
