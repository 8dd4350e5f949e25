import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import type { EntryBeginning } from '../../contract/entry-source.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type WhoAnswers, whoAnswers } from '../absences/absence.ts';
import { listAbsences } from '../absences/absences.store.ts';
import { championsOf } from '../champions/champion.ts';
import { listInOffice, listTeamsServed } from '../champions/champions.store.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import { type Question, type QuestionFacts, whoOwes } from './question.ts';
import { findQuestion, listOpenQuestions, listTeamsOfGiven } from './questions.store.ts';

export type OwedQuestion = { question: Question; owedBy: readonly UserId[] };

/** Who answers for a team today. */
export function findWhoAnswers(context: ReadContext, teamId: TeamId): WhoAnswers {
  return desksIn(context, new Set([teamId]))(teamId);
}

/** Open questions of those teams with whoever owes each answer today. */
export function listOwedQuestions(context: ReadContext, only?: TeamScope): OwedQuestion[] {
  const questions = listOpenQuestions(context.database, context.rolloutId, only);
  if (questions.length === 0) return [];
  const owersOf = owersIn(context, new Set(questions.map(({ teamId }) => teamId)));
  return questions.map((question) => ({ question, owedBy: owersOf(question) }));
}

/** Those that one person owes. */
export function listOwedQuestionsOf(context: ReadContext, userId: UserId): OwedQuestion[] {
  const { database, rolloutId } = context;
  const isLead = listActiveLeads(database, rolloutId).includes(userId);
  const served = listTeamsServed(context, userId);
  // A lead owes what nobody else does, in whichever team.
  const only = isLead ? undefined : served.union(new Set(listTeamsOfGiven(database, userId)));
  return listOwedQuestions(context, only).filter(({ owedBy }) => owedBy.includes(userId));
}

export function findOwers(
  context: ReadContext,
  question: Pick<Question, 'forId' | 'teamId'>,
): readonly UserId[] {
  return owersIn(context, new Set([question.teamId]))(question);
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

/** Reads once what every question of those teams is judged by. */
function owersIn(context: ReadContext, only: TeamScope) {
  const { database, rolloutId } = context;
  const leadIds = listActiveLeads(database, rolloutId);
  const deskOf = desksIn(context, only);
  const hasLeft = (id: UserId) => findPerson(database, id)?.isDeactivated === true;
  return (question: Pick<Question, 'forId' | 'teamId'>): readonly UserId[] =>
    whoOwes(question, deskOf(question.teamId), leadIds, hasLeft);
}

function desksIn(context: ReadContext, only: TeamScope): (teamId: TeamId) => WhoAnswers {
  const champions = Map.groupBy(listInOffice(context, only), ({ teamId }) => teamId);
  const absences = Map.groupBy(listAbsences(context, only), ({ personId }) => personId);
  return (teamId) => {
    const own = champions.get(teamId) ?? [];
    const away = own.flatMap(({ personId }) => absences.get(personId) ?? []);
    return whoAnswers(championsOf(teamId, own), context.today, away);
  };
}

/** An answered question as the beginning of an entry of the Core. */
export function findBeginning(
  { database, rolloutId }: ReadContext,
  id: string,
): EntryBeginning | undefined {
  const question = findQuestion(database, rolloutId, id);
  const answer = question?.answered?.text ?? '';
  if (question === undefined || answer === '') return undefined;
  const workflows = findTeam(database, rolloutId, question.teamId)?.workflows ?? [];
  return {
    title: question.text.replace(/\s+/g, ' ').slice(0, 80).trim(),
    words: `${question.text.trim()}\n\n${answer.trim()}`,
    workflow: workflows.length === 1 ? workflows[0] : undefined,
    kind: 'edge-case',
  };
}
