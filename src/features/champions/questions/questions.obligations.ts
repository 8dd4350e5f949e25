import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { listOwedQuestions } from './owed-questions.store.ts';
import { ANSWER_DUE_DAYS } from './question.ts';
import { OPEN_ANSWER, questionValue } from './questions.view.ts';

/** Open questions are owed by whoever answers for the team today; somebody who is away owes none. */
export function questionObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId } = context;
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const owed = listOwedQuestions(context);
  if (owed.length === 0) return [];
  const calendars = listWorkingCalendars(database, rolloutId);
  return owed.flatMap(({ question, owedBy }) => {
    const askedOn = dateAt(question.askedAt, timeZone);
    const team = findTeam(database, rolloutId, question.teamId);
    const calendar = calendars.get(question.teamId) ?? MONDAY_TO_FRIDAY;
    return owedBy.map((personId) => ({
      key: `questions.answer:${question.id}`,
      rolloutId,
      personId,
      topic: 'questions',
      text:
        personId === question.askerId
          ? `Find the answer to a question that you noted`
          : `Answer ${esc(findName(database, question.askerId))} of *${esc(team?.name ?? '')}*`,
      why: `“${esc(clamp(question.text.replaceAll(/\s+/g, ' '), 150))}”`,
      teamId: question.teamId,
      sinceOn: askedOn,
      dueOn: addWorkingDays(askedOn, ANSWER_DUE_DAYS, calendar),
      minutes: 5,
      settle: { label: 'Answer', actionId: OPEN_ANSWER, value: questionValue(question) },
    }));
  });
}
