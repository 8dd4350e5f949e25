import type { FormFields } from '../../../platform/form-drafts.ts';
import type { UserId } from '../../../platform/ids.ts';
import {
  ANSWER_MAX_LENGTH,
  type AnswerProblem,
  answerProblems,
  confidences,
  holdsChoices,
} from './answer.ts';
import { blockOf } from './assess-fields.view.ts';
import { EVIDENCE_TEXT_MAX } from './assess-modal.view.ts';
import { evidenceFrom } from './evidence-lines.ts';
import type { QuestionName } from './question.ts';
import type { AnswerDraft } from './save-answers.usecase.ts';

export type ReadAnswers = { answers: AnswerDraft[]; errors: Record<string, string> };

/** Reads the inputs of questions, with what is wrong beside each field; one that was left empty is no answer. */
export function readAnswers(
  fields: FormFields,
  names: readonly QuestionName[],
  answererId: UserId,
): ReadAnswers {
  const errors: Record<string, string> = {};
  const answers = names.flatMap((question) => {
    const answer = answerFrom(question, fields, (field, message) => {
      errors[field] ??= message;
    });
    if (answer === undefined) return [];
    const problems = answerProblems(answer, answererId).map((problem) => ({ question, problem }));
    for (const [field, says] of Object.entries(problemErrors(problems))) errors[field] ??= says;
    return [answer];
  });
  return { answers, errors };
}

type Complain = (field: string, message: string) => void;

function answerFrom(
  question: QuestionName,
  values: FormFields,
  complain: Complain,
): AnswerDraft | undefined {
  const text = one(values[blockOf.text(question)]).trim();
  const typed = one(values[blockOf.evidence(question)]);
  const people = many(values[blockOf.people(question)]);
  const holds = holdsChoices.find((mark) => mark === values[blockOf.holds(question)]);
  const confidence = confidences.find((mark) => mark === values[blockOf.confidence(question)]);
  if (text === '') {
    const saidElsewhere = typed.trim() !== '' || people.length > 0 || holds !== undefined;
    if (saidElsewhere || confidence !== undefined) {
      complain(blockOf.text(question), 'Write a few words, or clear the fields below as well.');
    }
    return undefined;
  }
  if (text.length > ANSWER_MAX_LENGTH) complain(blockOf.text(question), tooLong(ANSWER_MAX_LENGTH));
  if (typed.length > EVIDENCE_TEXT_MAX) {
    complain(blockOf.evidence(question), tooLong(EVIDENCE_TEXT_MAX));
  }
  if (holds === undefined) complain(blockOf.holds(question), 'Choose yes, partly or no.');
  if (confidence === undefined) complain(blockOf.confidence(question), 'Say how sure you are.');
  if (holds === undefined || confidence === undefined) return undefined;
  const evidence = evidenceFrom(typed, people as UserId[]);
  return { question, text, holdsWithoutPilot: holds, confidence, evidence };
}

/** Each problem of an answer beside the field where it can be mended. */
export function problemErrors(
  problems: readonly { question: QuestionName; problem: AnswerProblem }[],
): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ question, problem }) => {
      return [blockOf[fieldOf(problem)](question), problemSentence(problem)];
    }),
  );
}

function fieldOf({ kind }: AnswerProblem): 'text' | 'people' | 'evidence' {
  if (kind === 'names-oneself') return 'people';
  const isText = kind === 'empty-text' || kind === 'text-too-long' || kind === 'says-nothing';
  return isText ? 'text' : 'evidence';
}

function problemSentence(problem: AnswerProblem): string {
  switch (problem.kind) {
    case 'empty-text':
      return 'Write a few words.';
    case 'says-nothing':
      return 'That is too short to build on. A good answer says what was done, by whom, and how often, in a sentence.';
    case 'text-too-long':
      return tooLong(problem.most);
    case 'too-much-evidence':
      return `That’s ${problem.count} pieces of evidence. Keep the ${problem.most} that show the most.`;
    case 'not-a-link':
      return `“${short(problem.typed)}” isn’t a complete address. Copy it from your browser, starting with https://.`;
    case 'not-a-page':
      return `“${short(problem.typed)}” isn’t a page that others can open. Link to the page itself, for example https://wiki.example.com/pilot/hours.`;
    case 'bare-figure':
      return `“${short(problem.typed)}” doesn’t say what was counted. Write the figure with its unit and what it counts: “6 hours a week of review”.`;
    case 'names-oneself':
      return 'Name someone other than yourself: evidence counts when someone else confirms it.';
    case 'no-figure':
      return `“${short(problem.typed)}” is neither a link nor a figure. Add a number with its unit, or choose below who can confirm it.`;
  }
}

const tooLong = (most: number) => `This is too long: keep it under ${most} characters.`;
const short = (typed: string) => (typed.length > 60 ? `${typed.slice(0, 59)}…` : typed);
const one = (value: FormFields[string]) => (typeof value === 'string' ? value : '');
const many = (value: FormFields[string]) => (Array.isArray(value) ? value : []);
