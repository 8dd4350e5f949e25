import { compareTimes, isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type Answer, type Holds, isOpen, latestAnswers } from './answer.ts';
import { type AnswerConfirmation, type Confirming, confirmingOf } from './confirmation.ts';
import type { Pilot } from './pilot.ts';
import { type QuestionName, questionNames } from './question.ts';

/** Somebody has read two differing answers side by side and written down what follows from them. */
export type DifferenceReview = {
  question: QuestionName;
  by: UserId;
  at: Temporal.Instant;
  conclusion: string;
};

export type AnswerComparison = {
  question: QuestionName;
  /** Side by side, in the order in which they came; nothing is averaged. */
  answers: readonly Answer[];
  differs: 'in-substance' | 'in-confidence' | undefined;
  /** In words: "1 says that it would hold without the pilot team, 1 says that it would not". */
  inWords: string;
  review: DifferenceReview | undefined;
};

/**
 * Differing is decided by what people marked, not by reading their prose: they differ in substance
 * when they marked the same question differently ("would it hold without us?" yes, partly or no),
 * and in confidence when they agree but one is sure (high) where another is not (low).
 */
export function compareAnswers(
  question: QuestionName,
  answers: readonly Answer[],
  reviews: readonly DifferenceReview[],
): AnswerComparison {
  const compared = latestAnswers(answers)
    .filter((answer) => answer.question === question)
    .sort((a, b) => compareTimes(a.at, b.at) || (a.personId < b.personId ? -1 : 1));
  const differs = differenceAmong(compared);
  return {
    question,
    answers: compared,
    differs,
    inWords: describeMarks(compared, differs),
    review: latestReview(question, compared, reviews),
  };
}

export function isSettledDifference(comparison: AnswerComparison): boolean {
  return comparison.differs === undefined || comparison.review !== undefined;
}

export type QuestionStatus = {
  question: QuestionName;
  /** People of the pilot whose answer has evidence. */
  people: number;
  /** People who answered without evidence; their answers are open. */
  open: readonly UserId[];
  missing: 'an-answer' | 'a-second-person' | 'someone-other-than-the-lead' | undefined;
  comparison: AnswerComparison;
  /** Where each answer with evidence stands with others, by who gave it. */
  confirming: ReadonlyMap<UserId, Confirming>;
};

export type AssessmentStatus = {
  questions: readonly QuestionStatus[];
  /** Questions answered with evidence by two people of the pilot, one of them not its lead. */
  answered: number;
  unreviewed: readonly QuestionName[];
  /** Answers with evidence that nobody else has confirmed, or that somebody found not quite so. */
  unconfirmed: number;
  isComplete: boolean;
};

type Judged = {
  pilot: Pick<Pilot, 'leadIds' | 'everyoneIds'>;
  words: readonly AnswerConfirmation[];
};

const PEOPLE_PER_QUESTION = 2;

/**
 * Each question needs two people of the pilot with evidence, one of them not its lead, and each answer
 * somebody else who confirms it. Who was not there may answer, and is no second voice.
 */
export function assessmentStatus(
  answers: readonly Answer[],
  reviews: readonly DifferenceReview[],
  judged: Judged,
): AssessmentStatus {
  const statuses = questionNames.map((name) =>
    questionStatus(compareAnswers(name, answers, reviews), judged),
  );
  const answered = statuses.filter((status) => status.missing === undefined).length;
  const unreviewed = statuses
    .filter((status) => !isSettledDifference(status.comparison))
    .map((status) => status.question);
  const unconfirmed = statuses
    .flatMap(({ confirming }) => [...confirming.values()])
    .filter(({ state }) => state !== 'confirmed').length;
  const isComplete = answered === statuses.length && unreviewed.length === 0 && unconfirmed === 0;
  return { questions: statuses, answered, unreviewed, unconfirmed, isComplete };
}

function questionStatus(comparison: AnswerComparison, { pilot, words }: Judged): QuestionStatus {
  const shown = comparison.answers.filter((answer) => !isOpen(answer));
  const settled = shown.filter((answer) => pilot.everyoneIds.has(answer.personId));
  return {
    question: comparison.question,
    people: settled.length,
    open: comparison.answers.filter(isOpen).map((answer) => answer.personId),
    missing: missingAmong(settled, pilot.leadIds),
    comparison,
    confirming: new Map(shown.map((answer) => [answer.personId, confirmingOf(answer, words)])),
  };
}

function missingAmong(
  settled: readonly Answer[],
  pilotLeadIds: ReadonlySet<UserId>,
): QuestionStatus['missing'] {
  if (settled.length === 0) return 'an-answer';
  if (settled.every((answer) => pilotLeadIds.has(answer.personId))) {
    return 'someone-other-than-the-lead';
  }
  return settled.length < PEOPLE_PER_QUESTION ? 'a-second-person' : undefined;
}

function differenceAmong(answers: readonly Answer[]): AnswerComparison['differs'] {
  if (new Set(answers.map((answer) => answer.holdsWithoutPilot)).size > 1) return 'in-substance';
  const confidences = new Set(answers.map((answer) => answer.confidence));
  return confidences.has('high') && confidences.has('low') ? 'in-confidence' : undefined;
}

const marks: Record<Holds, string> = {
  yes: 'it would hold without the pilot team',
  partly: 'it would partly hold',
  no: 'it would not hold',
};

function describeMarks(answers: readonly Answer[], differs: AnswerComparison['differs']): string {
  const [first] = answers;
  if (first === undefined) return 'Nobody has answered yet.';
  if (differs === 'in-substance') {
    const parts = (['yes', 'partly', 'no'] as const)
      .map((mark) => ({ mark, n: answers.filter((a) => a.holdsWithoutPilot === mark).length }))
      .filter(({ n }) => n > 0)
      .map(({ mark, n }) => `${n} ${n === 1 ? 'says' : 'say'} that ${marks[mark]}`);
    return `${parts.join(', ')}.`;
  }
  if (answers.length === 1) return `One person says that ${marks[first.holdsWithoutPilot]}.`;
  const agreed = `All ${answers.length} say that ${marks[first.holdsWithoutPilot]}`;
  if (differs === undefined) return `${agreed}.`;
  const sure = answers.filter((answer) => answer.confidence === 'high').length;
  const unsure = answers.filter((answer) => answer.confidence === 'low').length;
  return `${agreed}, but ${sure} ${sure === 1 ? 'is' : 'are'} sure and ${unsure} ${unsure === 1 ? 'is' : 'are'} not.`;
}

/** A review holds for the answers that it saw; a newer answer asks for a new one. */
function latestReview(
  question: QuestionName,
  answers: readonly Answer[],
  reviews: readonly DifferenceReview[],
): DifferenceReview | undefined {
  return reviews
    .filter((review) => review.question === question && review.conclusion.trim() !== '')
    .filter((review) => answers.every((answer) => !isAfter(answer.at, review.at)))
    .sort((a, b) => compareTimes(b.at, a.at))[0];
}
