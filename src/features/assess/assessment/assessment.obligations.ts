import { dateAt, isBefore, later } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { sayList } from '../../../platform/words.ts';
import type { Concern } from '../../contract/concern.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { earliestStartOf, type Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  workingDayUpTo,
} from '../../teams/calendars/working-calendar.ts';
import { isOpen } from './answer.ts';
import type { AssessmentStatus } from './answer-comparison.ts';
import { getAssessmentStatus, getPilot, listAnswersOf } from './assessment.store.ts';
import {
  OPEN_QUESTIONS,
  OPEN_REVIEW,
  questionsValue,
  reviewValue,
  statusWords,
} from './assessment.view.ts';
import { type QuestionName, questionOf } from './question.ts';

const WAITS = { kind: 'gate', gate: 'leaving-assessment' } as const;
/** Working days. */
const REVIEWED_WITHIN_DAYS = 3;
const MINUTES_PER_QUESTION = 4;

/** From the first day the pilot's people owe their answers, and leads a conclusion where answers differ. */
export function assessmentObligations(context: ReadContext): Obligation[] {
  const rollout = findRollout(context.database, context.rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  if (isBefore(context.today, rollout.startsOn)) return [];
  const status = getAssessmentStatus(context.database, context.rolloutId);
  return [
    ...(rollout.phase === 'assessment' ? answersOwed(rollout, status, context) : []),
    ...status.unreviewed.flatMap((question) => reviewOwed(rollout, question, status, context)),
  ];
}

/** Nobody is asked any more once every question has what it needs; an open answer is its author's to mend. */
function answersOwed(
  rollout: Rollout,
  status: AssessmentStatus,
  context: ReadContext,
): Obligation[] {
  const { database, rolloutId } = context;
  const pilot = getPilot(database, rolloutId);
  const isEnough = status.answered === status.questions.length;
  const answered = status.questions.flatMap(({ comparison }) =>
    comparison.answers.map((answer) => answer.personId),
  );
  const asked = [...new Set([...pilot.peopleIds, ...answered])];
  return asked.flatMap((personId) => {
    const own = listAnswersOf(database, rolloutId, personId);
    const open = own.filter(isOpen).map((answer) => answer.question);
    const common = {
      key: `assessment.answer:${rolloutId}`,
      rolloutId,
      personId,
      topic: 'assessment',
      sinceOn: rollout.startsOn,
      dueOn: workingDayUpTo(
        earliestStartOf(rollout, 'infrastructure').subtract({ days: 1 }),
        MONDAY_TO_FRIDAY,
      ),
      blocks: WAITS,
    };
    const settle = { actionId: OPEN_QUESTIONS, value: questionsValue(rolloutId) };
    if (open.length > 0) {
      return [
        {
          ...common,
          key: `assessment.evidence:${rolloutId}`,
          text: `Add evidence to your answers on ${titles(open)}`,
          why: 'Without a link, a figure or someone who can confirm it, an answer stays open.',
          minutes: open.length * 2,
          settle: { ...settle, label: 'Add the evidence' },
        },
      ];
    }
    const left = status.questions.length - own.length;
    if (isEnough || left === 0 || !pilot.peopleIds.includes(personId)) return [];
    return [
      {
        ...common,
        text:
          own.length === 0
            ? 'Answer the four questions about the pilot'
            : `Answer ${left === 1 ? 'the last question' : `the other ${left} questions`} about the pilot`,
        why: 'You were there. What the pilot really took decides what has to be built before other teams join.',
        minutes: left * MINUTES_PER_QUESTION,
        settle: { ...settle, label: 'Answer now' },
      },
    ];
  });
}

function reviewOwed(
  rollout: Rollout,
  question: QuestionName,
  status: AssessmentStatus,
  context: ReadContext,
): Obligation[] {
  const { database, rolloutId } = context;
  const answers = status.questions
    .filter((one) => one.question === question)
    .flatMap(({ comparison }) => comparison.answers);
  const sinceOn = answers
    .map(({ at }) => dateAt(at, rollout.timeZone))
    .reduce(later, rollout.startsOn);
  return listActiveHolders(database, rolloutId, 'lead').map((personId: UserId) => ({
    key: `assessment.review:${question}:${rolloutId}`,
    rolloutId,
    personId,
    topic: 'assessment',
    text: `Review the differing answers on ${questionOf(question).title.toLowerCase()}`,
    why: 'Two people saw the same pilot differently. What is behind that is often what would break later.',
    sinceOn,
    dueOn: addWorkingDays(sinceOn, REVIEWED_WITHIN_DAYS, MONDAY_TO_FRIDAY),
    minutes: 10,
    takers: ['lead'],
    ...(rollout.phase === 'assessment' ? { blocks: WAITS } : {}),
    settle: {
      label: 'Review the difference',
      actionId: OPEN_REVIEW,
      value: reviewValue(rolloutId, question),
    },
  }));
}

/** Differing answers that no lead has drawn a conclusion from, in whatever phase. */
export function differenceConcerns({ database, rolloutId }: ReadContext): Concern[] {
  const { unreviewed } = getAssessmentStatus(database, rolloutId);
  return unreviewed.map((question) => ({
    key: `assessment.difference:${question}`,
    words: `The answers on ${questionOf(question).title.toLowerCase()} differ, and nobody has reviewed the difference yet.`,
    show: {
      label: 'Review the difference',
      actionId: OPEN_REVIEW,
      value: reviewValue(rolloutId, question),
    },
  }));
}

export function assessmentStatus({ database, rolloutId }: ReadContext): StatusLine[] {
  const rollout = findRollout(database, rolloutId);
  if (rollout?.phase !== 'assessment') return [];
  const words = statusWords(getAssessmentStatus(database, rolloutId));
  return [{ topic: 'assessment', text: `The pilot: ${words}` }];
}

function titles(questions: readonly QuestionName[]): string {
  return sayList(questions.map((name) => questionOf(name).title.toLowerCase()));
}

/** Whoever was not quick enough has missed nothing: the others were enough, and this one is no less welcome. */
export function answerEnding(
  { database, rolloutId }: ReadContext,
  gone: GoneThing,
): Ending | undefined {
  if (partsOf(gone, 'assessment.answer') === undefined) return undefined;
  if (listAnswersOf(database, rolloutId, gone.personId).length > 0) return undefined;
  return {
    kind: 'needless',
    why: 'enough others have answered; yours is still welcome with `/rollout assess`',
  };
}
