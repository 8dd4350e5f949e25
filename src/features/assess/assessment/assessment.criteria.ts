import type { ReadContext } from '../../../platform/request.ts';
import { sayCount, sayList, sayPart } from '../../../platform/words.ts';
import type { Criterion } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { QuestionStatus } from './answer-comparison.ts';
import { askPilot } from './asks.criteria.ts';
import { getAssessmentStatus, getPilot } from './assessment.store.ts';
import { OPEN_REVIEW, reviewValue } from './assessment.view.ts';
import { evidence } from './evidence.criteria.ts';
import { questionOf } from './question.ts';

const leavingAssessment = (gate: Gate) => gate.kind === 'phase' && gate.leaving === 'assessment';

/** One view of a success is an anecdote; the one who led it is the last to doubt it, and who was not there can't know. */
const twoPeople: Criterion<ReadContext> = {
  name: 'assessment.two-people',
  version: 2,
  asks: 'Has each of the four questions been answered by two people of the pilot, one of them not its lead?',
  threshold: undefined,
  appliesTo: leavingAssessment,
  judge(context) {
    const { questions } = getAssessmentStatus(context.database, context.rolloutId);
    const { everyoneIds } = getPilot(context.database, context.rolloutId);
    const people = peopleIn(questions).intersection(everyoneIds);
    const lacking = questions.filter(({ missing }) => missing !== undefined);
    if (people.size === 0) {
      return {
        verdict: 'no-data',
        measured: 'Nobody of the pilot has answered yet',
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
