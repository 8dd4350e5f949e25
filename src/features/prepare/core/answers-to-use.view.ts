import type { RolloutId } from '../../../platform/ids.ts';
import { clamp, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Answer } from '../../assess/assessment/answer.ts';
import { answerId } from '../../assess/assessment/answer-source.ts';
import { questionOf } from '../../assess/assessment/question.ts';
import { makeEntryButton } from '../../contract/make-entry.view.ts';
import { type Entry, titleOf } from './entry.ts';

/** What somebody answered in the assessment, each ready to become an entry. */
export function answersToUseModal(
  rolloutId: RolloutId,
  answers: readonly Answer[],
  entries: readonly Entry[],
): Modal {
  return {
    type: 'modal',
    callback_id: 'core.answers',
    title: plain('From the assessment', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        'What you answered is where the Intelligence Core can begin. Each answer becomes a draft that you put into shape.',
      ),
      ...answers.flatMap((answer) => {
        const id = answerId(answer);
        const made = entries.find(({ madeOf }) => madeOf === `answer:${id}`);
        const said = `*${questionOf(answer.question).title}*\n${esc(clamp(answer.text, 400))}`;
        return made === undefined
          ? [section(said, makeEntryButton(rolloutId, 'answer', id))]
          : [section(said), context(`It became the entry “${esc(titleOf(made))}”.`)];
      }),
    ],
  };
}
