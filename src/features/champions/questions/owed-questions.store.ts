import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { type WhoAnswers, whoAnswers } from '../absences/absence.ts';
import { listAbsences } from '../absences/absences.store.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import { type Question, whoOwes } from './question.ts';
import { listOpenQuestions } from './questions.store.ts';

export type OwedQuestion = { question: Question; owedBy: readonly UserId[] };

/** Who answers for a team today. */
export function findWhoAnswers(reading: ReadContext, teamId: TeamId): WhoAnswers {
  const champions = listChampions(reading.database, reading.rolloutId);
  return whoAnswers(championsOf(teamId, champions), reading.today, listAbsences(reading));
}

/** Open questions with whoever owes each answer today. */
export function listOwedQuestions(reading: ReadContext): OwedQuestion[] {
  const questions = listOpenQuestions(reading.database, reading.rolloutId);
  if (questions.length === 0) return [];
  const owersOf = owersIn(reading);
  return questions.map((question) => ({ question, owedBy: owersOf(question) }));
}

export function findOwers(
  reading: ReadContext,
  question: Pick<Question, 'forId' | 'teamId'>,
): readonly UserId[] {
  return owersIn(reading)(question);
}

/** Reads once what every question is judged by. */
function owersIn(reading: ReadContext) {
  const { database, rolloutId, today } = reading;
  const leadIds = listActiveLeads(database, rolloutId);
  const champions = listChampions(database, rolloutId);
  const absences = listAbsences(reading);
  const hasLeft = (id: UserId) => findPerson(database, id)?.isDeactivated === true;
  return (question: Pick<Question, 'forId' | 'teamId'>): readonly UserId[] => {
    const team = whoAnswers(championsOf(question.teamId, champions), today, absences);
    return whoOwes(question, team, leadIds, hasLeft);
  };
}
