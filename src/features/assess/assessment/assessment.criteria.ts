import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayList, sayPart } from '../../../platform/words.ts';
import type { Criterion, Obliged } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { QuestionStatus } from './answer-comparison.ts';
import { getAssessmentStatus, getPilot } from './assessment.store.ts';
import { OPEN_QUESTIONS, OPEN_REVIEW, questionsValue, reviewValue } from './assessment.view.ts';
import { questionOf } from './question.ts';

const leavingAssessment = (gate: Gate) => gate.kind === 'phase' && gate.leaving === 'assessment';

/** One view of a success is an anecdote; the one who led it is the last to doubt it. */
const twoPeople: Criterion<ReadContext> = {
  name: 'assessment.two-people',
  version: 1,
  asks: 'Has each of the four questions been answered by two people, one of them not the pilot’s lead?',
  threshold: undefined,
  appliesTo: leavingAssessment,
  judge(context) {
    const { questions } = getAssessmentStatus(context.database, context.rolloutId);
    const people = peopleIn(questions);
    const lacking = questions.filter(({ missing }) => missing !== undefined);
    if (people.size === 0) {
      return {
        verdict: 'no-data',
        measured: 'Nobody has answered yet',
        n: 0,
        settledBy: 'Two people from the pilot answer with `/rollout assess`.',
        obliges: askPilot(context, new Set()),
      };
    }
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured: `${sayPart(questions.length - lacking.length, questions.length, 'question', 'has')} it, from ${sayCount(people.size, 'person', 'people')}`,
      n: people.size,
      settledBy:
        lacking.length === 0
          ? ''
          : `Missing on ${titles(lacking)}: another answer with evidence, from the pilot’s people, with \`/rollout assess\`.`,
      obliges: lacking.length === 0 ? [] : askPilot(context, settledOnAll(questions)),
    };
  },
};

/** An answer that nothing stands behind is a memory, and memories of a success are kind. */
const evidence: Criterion<ReadContext> = {
  name: 'assessment.evidence',
  version: 1,
  asks: 'Is there evidence for each of the four questions, and no answer left without any?',
  threshold: undefined,
  appliesTo: leavingAssessment,
  judge(context) {
    const { database, rolloutId } = context;
    const { questions } = getAssessmentStatus(database, rolloutId);
    const answers = questions.reduce((sum, { comparison }) => sum + comparison.answers.length, 0);
    const shown = questions.filter(({ people }) => people > 0).length;
    const openIds = [...new Set(questions.flatMap(({ open }) => open))];
    const open = questions.reduce((sum, one) => sum + one.open.length, 0);
    const isMet = shown === questions.length && open === 0;
    return {
      verdict: isMet ? 'pass' : answers === 0 ? 'no-data' : 'fail',
      measured:
        answers === 0
          ? 'There are no answers yet'
          : `${sayPart(shown, questions.length, 'question', 'has')} evidence; ${sayPart(answers - open, answers, 'answer', 'has')} some`,
      n: answers,
      settledBy: isMet
        ? ''
        : openIds.length > 0
          ? `${sayList(openIds.map((id) => esc(findName(database, id))))} ${openIds.length === 1 ? 'adds' : 'add'} a link, a figure or someone who can confirm it.`
          : 'The people from the pilot answer with evidence.',
      obliges: isMet
        ? []
        : openIds.length > 0
          ? openIds.map((personId) => askFor(context, personId, ADD_EVIDENCE))
          : askPilot(context, new Set()),
    };
  },
};

/** Where two people saw the same pilot differently, the difference is the finding. */
const differences: Criterion<ReadContext> = {
  name: 'assessment.differences',
  version: 1,
  asks: 'Where answers differ, has someone written down what follows?',
  threshold: undefined,
  appliesTo: leavingAssessment,
  judge(context) {
    const { questions, unreviewed } = getAssessmentStatus(context.database, context.rolloutId);
    const compared = questions.filter(({ comparison }) => comparison.answers.length > 1);
    const differing = questions.filter(({ comparison }) => comparison.differs !== undefined);
    if (compared.length === 0) {
      return {
        verdict: 'no-data',
        measured: 'No question has two answers to compare yet',
        n: 0,
        settledBy: 'A second person answers.',
        obliges: [],
      };
    }
    const leadIds = listActiveHolders(context.database, context.rolloutId, 'lead');
    return {
      verdict: unreviewed.length === 0 ? 'pass' : 'fail',
      measured:
        differing.length === 0
          ? `The answers to ${sayCount(compared.length, 'question')} agree`
          : `${sayPart(differing.length - unreviewed.length, differing.length, 'difference', 'is')} reviewed`,
      n: compared.length,
      settledBy:
        unreviewed.length === 0
          ? ''
          : `A lead reads the answers on ${sayList(unreviewed.map((name) => questionOf(name).title.toLowerCase()))} side by side and writes down what follows.`,
      findings: unreviewed.map((question) => ({
        about: question,
        lack: 'review',
        says: `Nobody has written down what follows from the answers on ${questionOf(question).title.toLowerCase()}`,
      })),
      obliges: unreviewed.flatMap((question) =>
        leadIds.map((personId) => ({
          personId,
          text: `Review the differing answers on ${questionOf(question).title.toLowerCase()}`,
          label: 'Review the difference',
          actionId: OPEN_REVIEW,
          value: reviewValue(context.rolloutId, question),
        })),
      ),
    };
  },
};

function askPilot(context: ReadContext, except: ReadonlySet<string>): Obliged[] {
  return getPilot(context.database, context.rolloutId)
    .peopleIds.filter((personId) => !except.has(personId))
    .map((personId) => askFor(context, personId, ANSWER_ALL));
}

const ANSWER_ALL = {
  text: 'Answer the four questions about the pilot',
  label: 'Answer the four questions',
};
const ADD_EVIDENCE = {
  text: 'Add evidence to your answers about the pilot',
  label: 'Add the evidence',
};

function askFor(
  { rolloutId }: ReadContext,
  personId: Obliged['personId'],
  words: Pick<Obliged, 'text' | 'label'>,
): Obliged {
  return { personId, ...words, actionId: OPEN_QUESTIONS, value: questionsValue(rolloutId) };
}

function peopleIn(questions: readonly QuestionStatus[]): Set<string> {
  return new Set(
    questions.flatMap(({ comparison }) => comparison.answers.map(({ personId }) => personId)),
  );
}

/** Who has done their part: an answer with evidence to every question. */
function settledOnAll(questions: readonly QuestionStatus[]): Set<string> {
  return new Set(
    [...peopleIn(questions)].filter((personId) =>
      questions.every(
        ({ comparison, open }) =>
          comparison.answers.some((answer) => answer.personId === personId) &&
          !open.some((id) => id === personId),
      ),
    ),
  );
}

function titles(questions: readonly QuestionStatus[]): string {
  return sayList(questions.map(({ question }) => questionOf(question).title.toLowerCase()));
}

export const assessmentCriteria = [twoPeople, evidence, differences];
