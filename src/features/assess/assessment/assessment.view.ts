import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  header,
  type Message,
  mrkdwn,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayPart } from '../../../platform/words.ts';
import { useAnswersButton } from '../../contract/make-entry.view.ts';
import type { AssessmentDifference } from '../reassessments/reassessment.ts';
import { changeLines } from '../reassessments/round-modal.view.ts';
import type { Answer } from './answer.ts';
import { answerFacts, type NameOf } from './answer.view.ts';
import {
  type AnswerComparison,
  type AssessmentStatus,
  isSettledDifference,
  type QuestionStatus,
} from './answer-comparison.ts';
import { type QuestionName, questionOf } from './question.ts';

export const OPEN_QUESTIONS = 'assessment.open-questions';
export const OPEN_CONFIRM = 'assessment.open-confirm';
export const OPEN_REVIEW = 'assessment.open-review';
export const READ_ANSWERS = 'assessment.read-answers';

/** Section fields are drawn in two columns: two people's words stand beside each other. */
const SIDE_BY_SIDE_MAX = 4;
const SHOWN_LENGTH = 500;

export type AssessmentFacts = {
  rolloutId: string;
  rolloutName: string;
  status: AssessmentStatus;
  nameOf: NameOf;
  today: Temporal.PlainDate;
  timeZone: string;
  isLead: boolean;
  mayAnswer: boolean;
  /** Answers that wait for the reader to say whether it is so. */
  waiting: number;
  /** What has changed since the assessment was last taken; undefined while the first is under way. */
  change: (AssessmentDifference & { since: Temporal.PlainDate }) | undefined;
};

/** Question by question what people said, side by side. */
export function assessmentMessage(facts: AssessmentFacts): Message {
  const { status, rolloutName } = facts;
  const text = `*The pilot of ${esc(rolloutName)}*: ${statusWords(status)}`;
  return {
    text,
    blocks: [
      section(text),
      ...status.questions.flatMap((question) => questionBlocks(question, facts)),
      ...(facts.change === undefined
        ? []
        : [
            section(
              `*What has changed since ${sayDate(facts.change.since, facts.today)}*\n${changeLines(facts.change)}`,
            ),
          ]),
      ...(facts.mayAnswer
        ? [
            actions(
              ...(facts.waiting === 0
                ? []
                : [
                    button('Read and say', OPEN_CONFIRM, questionsValue(facts.rolloutId), {
                      style: 'primary',
                    }),
                  ]),
              button('Answer the four questions', OPEN_QUESTIONS, questionsValue(facts.rolloutId)),
              useAnswersButton(facts.rolloutId),
            ),
          ]
        : []),
      context(
        'What the pilot leant on belongs in `/rollout constraints`, where it is multiplied by the teams to come.',
      ),
    ],
  };
}

/** "3 of 4 questions are answered by two people with evidence; the answers to one differ and haven’t been reviewed yet." */
export function statusWords(status: AssessmentStatus): string {
  const of = status.questions.length;
  if (status.questions.every(({ comparison }) => comparison.answers.length === 0)) {
    return 'nobody has answered the four questions yet.';
  }
  const answered =
    status.answered === of
      ? `all ${sayCount(of, 'question')} are answered by two people with evidence`
      : `${sayPart(status.answered, of, 'question', 'is')} answered by two people with evidence`;
  const count = status.unreviewed.length;
  if (count === 0) return `${answered}.`;
  return `${answered}; the answers to ${count === 1 ? 'one' : count} differ and haven’t been reviewed yet.`;
}

function questionBlocks(status: QuestionStatus, facts: AssessmentFacts): AnyBlock[] {
  const { comparison } = status;
  const question = questionOf(status.question);
  const shown = comparison.answers.slice(0, SIDE_BY_SIDE_MAX);
  const isCut =
    comparison.answers.length > shown.length ||
    shown.some((answer) => answer.text.length > SHOWN_LENGTH);
  return [
    header(question.title),
    section(`_${question.asks}_\n${markOf(comparison)}${comparison.inWords}${lacking(status)}`),
    ...(shown.length === 0
      ? []
      : [
          {
            type: 'section' as const,
            fields: shown.map((answer) => mrkdwn(answerField(answer, status, facts), 2000)),
          },
        ]),
    ...reviewBlocks(comparison, facts),
    ...questionButtons(comparison, isCut, facts),
  ];
}

function answerField(
  answer: Answer,
  { confirming }: QuestionStatus,
  { nameOf }: AssessmentFacts,
): string {
  const facts = answerFacts(answer, nameOf, confirming.get(answer.personId));
  return `*${esc(nameOf(answer.personId))}*\n${esc(clamp(answer.text, SHOWN_LENGTH))}\n${facts}`;
}

function markOf(comparison: AnswerComparison): string {
  return comparison.differs === undefined ? '' : '*The answers differ.* ';
}

const LACKING: Record<NonNullable<QuestionStatus['missing']>, string> = {
  'an-answer': ' It needs answers with evidence from two people of the pilot.',
  'a-second-person': ' A second person of the pilot, with evidence, is missing.',
  'someone-other-than-the-lead':
    ' An answer with evidence from someone who didn’t lead the pilot is missing.',
};

function lacking({ missing, comparison }: QuestionStatus): string {
  if (missing === undefined) return '';
  if (missing === 'an-answer' && comparison.answers.length > 0) {
    return ' None of them has evidence yet, so the question is open.';
  }
  return LACKING[missing];
}

function reviewBlocks(comparison: AnswerComparison, facts: AssessmentFacts): AnyBlock[] {
  const { review } = comparison;
  if (review === undefined) return [];
  const on = dateAt(review.at, facts.timeZone);
  return [
    section(
      `*Concluded* by ${esc(facts.nameOf(review.by))} on ${sayDate(on, facts.today)}: ${esc(clamp(review.conclusion, 1500))}`,
    ),
  ];
}

function questionButtons(
  comparison: AnswerComparison,
  isCut: boolean,
  facts: AssessmentFacts,
): AnyBlock[] {
  const value = reviewValue(facts.rolloutId, comparison.question);
  const buttons = [
    ...(facts.isLead && !isSettledDifference(comparison)
      ? [button('Review the difference', OPEN_REVIEW, value, { style: 'primary' })]
      : []),
    ...(isCut ? [button('Read in full', READ_ANSWERS, value)] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}

/** What the buttons carry. */
export const questionsValue = (rolloutId: string) => asValue({ rolloutId });

export const reviewValue = (rolloutId: string, question: QuestionName) =>
  asValue({ rolloutId, question });
