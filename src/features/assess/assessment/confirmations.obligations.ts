import { dateAt, earlier } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayFew, sayList } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import type { Answer } from './answer.ts';
import { getAssessmentStatus } from './assessment.store.ts';
import { OPEN_CONFIRM, OPEN_QUESTIONS, questionsValue } from './assessment.view.ts';
import { questionOf } from './question.ts';
import { listWaiting } from './witnesses.store.ts';

/** Working days. */
const CONFIRMED_WITHIN_DAYS = 3;
const WAITS = { kind: 'gate', gate: 'leaving-assessment' } as const;

/** While the assessment runs: an answer's word from somebody else, and what its author does where that is not to be had. */
export function confirmationObligations(context: ReadContext): Obligation[] {
  const rollout = findRollout(context.database, context.rolloutId);
  if (rollout?.phase !== 'assessment' || rollout.paused !== undefined) return [];
  const waiting = listWaiting(context);
  const byPerson = new Map<UserId, Answer[]>();
  for (const { answer, askedIds } of waiting) {
    for (const id of askedIds) byPerson.set(id, [...(byPerson.get(id) ?? []), answer]);
  }
  return [
    ...[...byPerson].map(([personId, answers]) =>
      wordOwed(context, { personId, answers, timeZone: rollout.timeZone }),
    ),
    ...authorsOwe(context, waiting, rollout.timeZone),
  ];
}

type About = { personId: UserId; answers: readonly Answer[]; timeZone: string };

function wordOwed(context: ReadContext, about: About): Obligation {
  const { database, rolloutId } = context;
  const names = [...new Set(about.answers.map(({ personId }) => personId))].map((id) =>
    esc(findName(database, id)),
  );
  return {
    ...commonOf(context, about),
    key: `assessment.confirm:${rolloutId}`,
    text: `Say whether it is so, what ${sayFew(names)} ${names.length === 1 ? 'says' : 'say'} about the pilot`,
    why: 'An answer counts when someone other than its author confirms what stands behind it.',
    minutes: about.answers.length * 2,
    settle: { label: 'Read and say', actionId: OPEN_CONFIRM, value: questionsValue(rolloutId) },
  };
}

/** The author changes an answer that was doubted, and names someone where nobody else was there. */
function authorsOwe(
  context: ReadContext,
  waiting: ReturnType<typeof listWaiting>,
  timeZone: string,
): Obligation[] {
  const { database, rolloutId } = context;
  const { questions } = getAssessmentStatus(database, rolloutId);
  const doubted = questions.flatMap(({ comparison, confirming }) =>
    comparison.answers.filter(({ personId }) => confirming.get(personId)?.state === 'contested'),
  );
  const alone = waiting.filter(({ askedIds }) => askedIds.length === 0).map((one) => one.answer);
  const settle = {
    label: 'Open your answers',
    actionId: OPEN_QUESTIONS,
    value: questionsValue(rolloutId),
  };
  return [
    ...byAuthor(doubted).map(
      ([personId, answers]): Obligation => ({
        ...commonOf(context, { personId, answers, timeZone }),
        key: `assessment.doubted:${rolloutId}`,
        text: `Look again at your answers on ${titles(answers)}`,
        why: 'Someone sees it a little differently. Say it as you both can, or name who can confirm it.',
        minutes: answers.length * 3,
        settle,
      }),
    ),
    ...byAuthor(alone).map(
      ([personId, answers]): Obligation => ({
        ...commonOf(context, { personId, answers, timeZone }),
        key: `assessment.name-witness:${rolloutId}`,
        text: `Name who can confirm your answers on ${titles(answers)}`,
        why: 'There is nobody else from the pilot who could, and an answer counts when someone else confirms it.',
        minutes: answers.length * 2,
        settle,
      }),
    ),
  ];
}

function byAuthor(answers: readonly Answer[]): [UserId, Answer[]][] {
  return [...Map.groupBy(answers, ({ personId }) => personId)];
}

function titles(answers: readonly Answer[]): string {
  return sayList(answers.map(({ question }) => questionOf(question).title.toLowerCase()));
}

function commonOf({ rolloutId }: ReadContext, { personId, answers, timeZone }: About) {
  const first = answers.map(({ at }) => at).reduce((a, b) => earlier(a, b));
  const sinceOn = dateAt(first, timeZone);
  return {
    rolloutId,
    personId,
    topic: 'assessment',
    sinceOn,
    dueOn: addWorkingDays(sinceOn, CONFIRMED_WITHIN_DAYS, MONDAY_TO_FRIDAY),
    blocks: WAITS,
  };
}
