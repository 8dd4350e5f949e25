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
import type { AssessmentStanding } from './answer-comparison.ts';
import { OPEN_QUESTIONS, questionsValue, standingWords } from './assessment.view.ts';
import { type QuestionName, questionOf } from './question.ts';

/** What was kept, what is still open, and what comes next. */
export function answersSavedModal(
  rolloutId: RolloutId,
  saved: {
    changed: number;
    open: readonly QuestionName[];
    unanswered: readonly QuestionName[];
    standing: AssessmentStanding;
  },
): Modal {
  const isDone = saved.open.length === 0 && saved.unanswered.length === 0;
  const blocks: AnyBlock[] = [
    section(
      saved.changed === 0
        ? 'Nothing was different, so nothing was changed.'
        : 'Saved. Thank you for saying what it took.',
    ),
    ...(saved.open.length === 0
      ? []
      : [
          section(
            `*Still open:* ${titles(saved.open)}. Without evidence an answer does not count yet: add a link, a figure, or somebody who can confirm it.`,
          ),
        ]),
    ...(saved.unanswered.length === 0
      ? []
      : [
          section(
            `*Not answered:* ${titles(saved.unanswered)}. Somebody else may know; if you do, add it at any time.`,
          ),
        ]),
    ...(isDone
      ? []
      : [actions(button('Go on answering', OPEN_QUESTIONS, questionsValue(rolloutId)))]),
    section(
      `*All answers:* ${standingWords(saved.standing)} \`/rollout assessment\` shows them side by side.`,
    ),
    context(
      'Something in there that other teams could not do? Put it into `/rollout constraints`.',
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
