import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { WhoAnswers } from '../absences/absence.ts';

/** Something that somebody of a team would like to know from its champion. */
export type Question = {
  id: string;
  rolloutId: RolloutId;
  teamId: TeamId;
  askerId: UserId;
  text: string;
  askedAt: Temporal.Instant;
  /** Passed on to this person; undefined while it is for whoever answers for the team. */
  forId: UserId | undefined;
  /** `text` is empty when they talked about it. */
  answered: { by: UserId; at: Temporal.Instant; text: string } | undefined;
};

/** Working days after which a question has waited too long. */
export const ANSWER_DUE_DAYS = 2;

/**
 * Who owes the answer today: whom it was passed on to, else the champion or who stands in for them,
 * else the leads, so that no question is nobody's. A person who left owes nothing.
 */
export function whoOwes(
  question: Pick<Question, 'forId'>,
  team: WhoAnswers,
  leadIds: readonly UserId[],
  hasLeft: (userId: UserId) => boolean,
): readonly UserId[] {
  const { forId } = question;
  if (forId !== undefined && !hasLeft(forId)) return [forId];
  const personId = team.person?.personId;
  return personId === undefined ? leadIds : [personId];
}

export type AnswerRefusal =
  | { kind: 'already-answered'; by: UserId; at: Temporal.Instant }
  | { kind: 'not-yours'; owedBy: readonly UserId[] };

/** Whoever owes it may answer, and so may every champion, back-up and lead; the asker may close it. */
export function answerRefusal(
  question: Question,
  by: UserId,
  may: { owedBy: readonly UserId[]; helpers: readonly UserId[] },
): AnswerRefusal | undefined {
  if (question.answered !== undefined) {
    return { kind: 'already-answered', by: question.answered.by, at: question.answered.at };
  }
  const isAllowed = [...may.owedBy, ...may.helpers, question.askerId].includes(by);
  return isAllowed ? undefined : { kind: 'not-yours', owedBy: may.owedBy };
}

/** What the messages about a question are worded from; names are plain text. */
export type QuestionFacts = {
  question: Question;
  askerName: string;
  teamName: string;
  owerNames: readonly string[];
};
