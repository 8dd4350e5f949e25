import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type WhoAnswers, whoAnswers } from '../absences/absence.ts';
import { listAbsences } from '../absences/absences.store.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampions, listInOffice } from '../champions/champions.store.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import { type Question, type QuestionFacts, whoOwes } from './question.ts';
import { listOpenQuestions } from './questions.store.ts';

export type OwedQuestion = { question: Question; owedBy: readonly UserId[] };

/** Who answers for a team today. */
export function findWhoAnswers(context: ReadContext, teamId: TeamId): WhoAnswers {
  const champions = listChampions(context.database, context.rolloutId);
  return whoAnswers(championsOf(teamId, champions), context.today, listAbsences(context));
}

/** Open questions with whoever owes each answer today. */
export function listOwedQuestions(context: ReadContext): OwedQuestion[] {
  const questions = listOpenQuestions(context.database, context.rolloutId);
  if (questions.length === 0) return [];
  const owersOf = owersIn(context);
  return questions.map((question) => ({ question, owedBy: owersOf(question) }));
}

export function findOwers(
  context: ReadContext,
  question: Pick<Question, 'forId' | 'teamId'>,
): readonly UserId[] {
  return owersIn(context)(question);
}

/** Champions, back-ups and leads may help any team. */
export function listHelpers(context: ReadContext): UserId[] {
  const inOffice = listInOffice(context).map((one) => one.personId);
  return [...new Set([...inOffice, ...listActiveLeads(context.database, context.rolloutId)])];
}

export function getQuestionFacts(context: ReadContext, question: Question): QuestionFacts {
  const { database, rolloutId } = context;
  return {
    question,
    askerName: findName(database, question.askerId),
    teamName: findTeam(database, rolloutId, question.teamId)?.name ?? '',
    owerNames: findOwers(context, question).map((id) => findName(database, id)),
  };
}

/** Reads once what every question is judged by. */
function owersIn(context: ReadContext) {
  const { database, rolloutId, today } = context;
  const leadIds = listActiveLeads(database, rolloutId);
  const champions = listChampions(database, rolloutId);
  const absences = listAbsences(context);
  const hasLeft = (id: UserId) => findPerson(database, id)?.isDeactivated === true;
  return (question: Pick<Question, 'forId' | 'teamId'>): readonly UserId[] => {
    const team = whoAnswers(championsOf(question.teamId, champions), today, absences);
    return whoOwes(question, team, leadIds, hasLeft);
  };
}
