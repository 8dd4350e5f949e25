import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { PerRollout, PerTeams, ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listTeamsWithAwayStatus } from '../absences/absences.store.ts';
import { listOwedQuestions, type OwedQuestion } from './owed-questions.store.ts';
import { ANSWER_DUE_DAYS } from './question.ts';
import { OPEN_ANSWER, questionValue } from './questions.view.ts';

/** Open questions are owed by whoever answers for the team today; somebody who is away owes none. */
export const questionObligations: PerTeams<Obligation> = (context, only) => {
  const passing = listTeamsWithAwayStatus(context, only);
  const owed = listOwedQuestions(context, only);
  return inWords(
    context,
    owed.filter(({ question }) => !passing.has(question.teamId)),
  );
};

/** The same where a Slack status says who is away: that ends at any minute, and so is asked at each look. */
export const passingQuestionObligations: PerRollout<Obligation> = (context) => {
  const passing = new Set(listTeamsWithAwayStatus(context).keys());
  if (passing.size === 0) return [];
  return inWords(context, listOwedQuestions(context, passing)).map(([, owed]) => owed);
};

function inWords(
  { database, rolloutId }: ReadContext,
  owed: readonly OwedQuestion[],
): (readonly [TeamId, Obligation])[] {
  if (owed.length === 0) return [];
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const teamIds = new Set(owed.map(({ question }) => question.teamId));
  const calendars = listWorkingCalendars(database, rolloutId, teamIds);
  const names = new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]));
  return owed.flatMap(({ question, owedBy }) => {
    const { teamId } = question;
    const askedOn = dateAt(question.askedAt, timeZone);
    const calendar = calendars.get(teamId) ?? MONDAY_TO_FRIDAY;
    return owedBy.map((personId): readonly [TeamId, Obligation] => [
      teamId,
      {
        key: `questions.answer:${question.id}`,
        rolloutId,
        personId,
        topic: 'questions',
        text:
          personId === question.askerId
            ? `Find the answer to a question of *${esc(names.get(teamId) ?? '')}* that was noted`
            : `Answer ${esc(findName(database, question.askerId))} of *${esc(names.get(teamId) ?? '')}*`,
        why: `“${esc(clamp(question.text.replaceAll(/\s+/g, ' '), 150))}”`,
        teamId,
        sinceOn: askedOn,
        dueOn: addWorkingDays(askedOn, ANSWER_DUE_DAYS, calendar),
        minutes: 5,
        takers: ['champion', 'back-up', 'lead'],
        settle: { label: 'Answer', actionId: OPEN_ANSWER, value: questionValue(question) },
      },
    ]);
  });
}
