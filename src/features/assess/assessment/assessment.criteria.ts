import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayChoice, sayCount, sayList, sayPart } from '../../../platform/words.ts';
import type { Criterion, Obliged } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { QuestionStatus } from './answer-comparison.ts';
import { askPilot, owedNow, sayWhoSettles } from './asks.criteria.ts';
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
      const obliges = askPilot(context, new Set());
      const settledBy = `Two people from the pilot answer. ${sayWhoSettles(context, obliges)}`;
      const measured = 'Nobody of the pilot has answered yet';
      return { verdict: 'no-data', measured, n: 0, settledBy: settledBy.trim(), obliges };
    }
    const n = people.size;
    const measured = `${sayPart(questions.length - lacking.length, questions.length, 'question', 'has')} it, from ${sayCount(n, 'person', 'people')}`;
    if (lacking.length === 0) return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
    const obliges = stillToAnswer(context, questions);
    const missing = `Missing on ${titles(lacking)}: another answer with evidence.`;
    const who =
      obliges.length === 0
        ? 'Everyone from the pilot has answered: a lead adds others who were there, with `/rollout team edit`.'
        : sayWhoSettles(context, obliges);
    return { verdict: 'fail', measured, n, settledBy: `${missing} ${who}`, obliges };
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
        settledBy:
          sayWhoSettles(context, stillToAnswer(context, questions)) ||
          'A second person from the pilot answers.',
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
          : `${sayChoice(leadIds.map((id) => esc(findName(context.database, id))))} reads the answers on ${sayList(unreviewed.map((name) => questionOf(name).title.toLowerCase()))} side by side and writes down what follows.`,
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

/** Each by where their answers stand; everyone of the pilot who has not done their part, while nothing is owed yet. */
function stillToAnswer(context: ReadContext, questions: readonly QuestionStatus[]): Obliged[] {
  const owed = owedNow(context, ['answer', 'evidence']);
  return owed.length > 0 ? owed : askPilot(context, settledOnAll(questions));
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
