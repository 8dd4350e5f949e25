import type { UserId } from '../../../platform/ids.ts';
import { sayCount } from '../../../platform/words.ts';
import { type Answer, type Holds, holdsChoices, latestAnswers } from '../assessment/answer.ts';
import { type QuestionName, questionNames, questionOf } from '../assessment/question.ts';
import type { Constraint } from '../constraints/constraint.ts';
import { inHours, ledgerAt } from '../constraints/constraint-ledger.ts';

/** What was known when an assessment was taken: the first one, and again after each wave. */
export type Assessment = {
  takenOn: Temporal.PlainDate;
  answers: readonly Answer[];
  constraints: readonly Constraint[];
};

export type AssessmentDifference = {
  hoursBefore: number;
  hoursAfter: number;
  /** Plain sentences, the most telling first; empty when nothing changed. */
  sentences: readonly string[];
};

/** What changed between two assessments, in words. Texts are as typed; the view escapes them. */
export function compareAssessments(before: Assessment, after: Assessment): AssessmentDifference {
  const hoursBefore = ledgerAt(before.constraints, undefined).hoursPerTeamPerWeek;
  const hoursAfter = ledgerAt(after.constraints, undefined).hoursPerTeamPerWeek;
  const sentences = [
    ...totalSentence(hoursBefore, hoursAfter),
    ...constraintSentences(before.constraints, after.constraints),
    ...questionNames.flatMap((name) => questionSentences(name, before.answers, after.answers)),
  ];
  return { hoursBefore, hoursAfter, sentences };
}

function totalSentence(before: number, after: number): string[] {
  if (before === after) return [];
  const went = after < before ? 'fell' : 'rose';
  return [`What a team costs ${went} from ${inHours(before)} to ${inHours(after)} a week.`];
}

function constraintSentences(
  before: readonly Constraint[],
  after: readonly Constraint[],
): string[] {
  const earlier = new Map(before.map((constraint) => [constraint.id, constraint]));
  const later = new Set(after.map((constraint) => constraint.id));
  const removed = before
    .filter((constraint) => !later.has(constraint.id))
    .map((constraint) => `No longer listed: ${constraint.text}.`);
  return [
    ...after.flatMap((constraint) => oneConstraint(earlier.get(constraint.id), constraint)),
    ...removed,
  ];
}

function oneConstraint(before: Constraint | undefined, after: Constraint): string[] {
  if (before === undefined) {
    return [`New: ${after.text} (${inHours(after.hoursPerTeamPerWeek)} per team per week).`];
  }
  const sentences: string[] = [];
  if (before.closed?.how !== after.closed?.how) {
    if (after.closed === undefined) sentences.push(`Open again: ${after.text}.`);
    if (after.closed?.how === 'solved') sentences.push(`Solved: ${after.text}.`);
    if (after.closed?.how === 'accepted') {
      sentences.push(`Accepted: ${after.text}. Because: ${after.closed.reason}.`);
    }
  }
  if (before.hoursPerTeamPerWeek !== after.hoursPerTeamPerWeek) {
    const from = inHours(before.hoursPerTeamPerWeek);
    const to = inHours(after.hoursPerTeamPerWeek);
    sentences.push(`${after.text}: ${to} per team per week instead of ${from}.`);
  }
  return sentences;
}

function questionSentences(
  name: QuestionName,
  before: readonly Answer[],
  after: readonly Answer[],
): string[] {
  const earlier = marksOf(name, before);
  const later = marksOf(name, after);
  const changed = [...later].filter(([person, mark]) => {
    const previous = earlier.get(person);
    return previous !== undefined && previous !== mark;
  });
  const joined = [...later.keys()].filter((person) => !earlier.has(person)).length;
  const { title } = questionOf(name);
  const sentences: string[] = [];
  for (const from of holdsChoices) {
    for (const to of holdsChoices) {
      const moved = changed.filter(([person, mark]) => earlier.get(person) === from && mark === to);
      if (moved.length > 0) {
        sentences.push(
          `${title}: ${people(moved.length)} moved from “${from}” to “${to}” on whether it holds without the pilot team.`,
        );
      }
    }
  }
  if (joined > 0) sentences.push(`${title}: ${people(joined)} answered for the first time.`);
  return sentences;
}

function marksOf(name: QuestionName, answers: readonly Answer[]): Map<UserId, Holds> {
  const own = latestAnswers(answers).filter((answer) => answer.question === name);
  return new Map(own.map((answer) => [answer.personId, answer.holdsWithoutPilot]));
}

function people(count: number): string {
  return count === 1 ? 'one person' : sayCount(count, 'person', 'people');
}
