import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { type Answer, type AnswerProblem, answerProblems, isOpen } from './answer.ts';
import type { AssessmentStatus } from './answer-comparison.ts';
import { addAnswer, getAssessmentStatus, getPilot, listAnswersOf } from './assessment.store.ts';
import { mayAnswer } from './pilot.ts';
import type { QuestionName } from './question.ts';

export type AnswerDraft = Omit<Answer, 'personId' | 'at'>;

export type SaveAnswersOutcome =
  | { kind: 'not-of-the-pilot'; teamName: string }
  | { kind: 'nothing-said' }
  | { kind: 'problems'; problems: { question: QuestionName; problem: AnswerProblem }[] }
  | {
      kind: 'saved';
      changed: number;
      /** Of the person's own answers, those that are open for lack of evidence. */
      open: QuestionName[];
      unanswered: QuestionName[];
      status: AssessmentStatus;
    };

/** Stores what one person says to the questions; what did not change is not written again. */
export function saveAnswers(
  request: RolloutRequest,
  answers: readonly AnswerDraft[],
): SaveAnswersOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SaveAnswersOutcome => {
    const pilot = getPilot(database, rolloutId);
    if (!mayAnswer(pilot, acting.userId, acting.roles)) {
      return { kind: 'not-of-the-pilot', teamName: pilot.teamName };
    }
    if (answers.length === 0) return { kind: 'nothing-said' };
    const problems = answers.flatMap((answer) =>
      answerProblems(answer, acting.userId).map((problem) => ({
        question: answer.question,
        problem,
      })),
    );
    if (problems.length > 0) return { kind: 'problems', problems };
    const before = listAnswersOf(database, rolloutId, acting.userId);
    const changed = answers.filter((answer) => isNew(answer, before));
    const place = { workspaceId: acting.workspaceId, rolloutId };
    for (const answer of changed) {
      addAnswer(database, place, { ...answer, personId: acting.userId, at: now });
    }
    if (changed.length > 0) recordAnswers(request, changed, before);
    const own = listAnswersOf(database, rolloutId, acting.userId);
    const status = getAssessmentStatus(database, rolloutId);
    return {
      kind: 'saved',
      changed: changed.length,
      open: own.filter(isOpen).map((answer) => answer.question),
      unanswered: status.questions
        .map(({ question }) => question)
        .filter((question) => own.every((answer) => answer.question !== question)),
      status,
    };
  });
}

function isNew(draft: AnswerDraft, before: readonly Answer[]): boolean {
  const known = before.find((answer) => answer.question === draft.question);
  if (known === undefined) return true;
  const facts = (answer: AnswerDraft) =>
    JSON.stringify([answer.text, answer.holdsWithoutPilot, answer.confidence, answer.evidence]);
  return facts(known) !== facts(draft);
}

function recordAnswers(
  request: RolloutRequest,
  changed: readonly AnswerDraft[],
  before: readonly Answer[],
): void {
  const { acting } = request;
  const isChange = changed.every(({ question }) => before.some((one) => one.question === question));
  const questions = sayCount(changed.length, 'question');
  record(request, {
    act: 'assessment.answer',
    subject: `person:${acting.userId}`,
    says: isChange
      ? `${mention(acting.userId)} changed the answer to ${questions} about the pilot.`
      : `${mention(acting.userId)} answered ${questions} about the pilot.`,
    before: before.length === 0 ? null : before,
    after: changed,
    isNews: !isChange,
  });
}
