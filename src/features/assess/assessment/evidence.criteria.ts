import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayList, sayPart } from '../../../platform/words.ts';
import type { Criterion, Obliged } from '../../contract/criterion.ts';
import type { AssessmentStatus, QuestionStatus } from './answer-comparison.ts';
import { ADD_EVIDENCE, askFor, askPilot } from './asks.criteria.ts';
import { getAssessmentStatus } from './assessment.store.ts';
import { OPEN_CONFIRM, questionsValue } from './assessment.view.ts';
import { listWaiting, type Waiting } from './witnesses.store.ts';

/** An answer that nothing stands behind is a memory; evidence that nobody else looked at is one person's word. */
export const evidence: Criterion<ReadContext> = {
  name: 'assessment.evidence',
  version: 2,
  asks: 'Is there evidence for each of the four questions, confirmed by someone else, and no answer left without any?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'assessment',
  judge(context) {
    const status = getAssessmentStatus(context.database, context.rolloutId);
    const { questions, unconfirmed } = status;
    const n = questions.reduce((sum, { comparison }) => sum + comparison.answers.length, 0);
    const shown = questions.filter(({ people }) => people > 0).length;
    const openIds = [...new Set(questions.flatMap(({ open }) => open))];
    const open = questions.reduce((sum, one) => sum + one.open.length, 0);
    if (n === 0)
      return {
        ...{ verdict: 'no-data', measured: 'There are no answers yet', n },
        settledBy: 'The people from the pilot answer with evidence.',
        obliges: askPilot(context, new Set()),
      };
    const measured = `${sayPart(shown, questions.length, 'question', 'has')} evidence; ${sayPart(n - open - unconfirmed, n, 'answer', 'is')} confirmed by someone else`;
    if (shown === questions.length && open === 0 && unconfirmed === 0)
      return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
    const waiting = listWaiting(context);
    const settledBy = [
      ...openWords(context, openIds),
      ...waitingWords(context, waiting),
      ...doubtWords(status),
    ];
    return {
      ...{ verdict: 'fail', measured, n },
      settledBy: settledBy.join(' ') || 'The people from the pilot answer with evidence.',
      obliges: obliged(context, openIds, waiting),
    };
  },
};

function obliged(
  context: ReadContext,
  openIds: readonly UserId[],
  waiting: readonly Waiting[],
): Obliged[] {
  const asked = [...new Set(waiting.flatMap(({ askedIds }) => askedIds))];
  return [
    ...openIds.map((personId) => askFor(context, personId, ADD_EVIDENCE)),
    ...asked.map((personId) => ({
      personId,
      text: 'Say whether it is so, what others say about the pilot',
      label: 'Read and say',
      actionId: OPEN_CONFIRM,
      value: questionsValue(context.rolloutId),
    })),
  ];
}

function openWords({ database }: ReadContext, openIds: readonly UserId[]): string[] {
  if (openIds.length === 0) return [];
  const names = sayList(openIds.map((id) => esc(findName(database, id))));
  return [
    `${names} ${openIds.length === 1 ? 'adds' : 'add'} a page, a figure with what it counts, or someone who can confirm it.`,
  ];
}

function waitingWords({ database }: ReadContext, waiting: readonly Waiting[]): string[] {
  const asked = [...new Set(waiting.flatMap(({ askedIds }) => askedIds))];
  const alone = [
    ...new Set(
      waiting.filter(({ askedIds }) => askedIds.length === 0).map(({ answer }) => answer.personId),
    ),
  ];
  const names = (ids: readonly UserId[]) => sayList(ids.map((id) => esc(findName(database, id))));
  return [
    ...(asked.length === 0
      ? []
      : [
          `${sayCount(waiting.length, 'answer')} ${waiting.length === 1 ? 'waits' : 'wait'} for ${names(asked)} to say whether it is so.`,
        ]),
    ...(alone.length === 0
      ? []
      : [`${names(alone)} ${alone.length === 1 ? 'names' : 'name'} someone who can confirm it.`]),
  ];
}

function doubtWords({ questions }: AssessmentStatus): string[] {
  const doubted = questions.reduce((sum, one) => sum + doubtedIn(one), 0);
  if (doubted === 0) return [];
  return [
    `${sayCount(doubted, 'answer')} ${doubted === 1 ? 'was' : 'were'} found not quite so: ${doubted === 1 ? 'its author says' : 'their authors say'} it again.`,
  ];
}

function doubtedIn({ confirming }: QuestionStatus): number {
  return [...confirming.values()].filter(({ state }) => state === 'contested').length;
}
