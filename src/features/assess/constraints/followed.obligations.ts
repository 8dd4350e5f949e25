import { dateAt, latestOf } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listAnswers } from '../assessment/assessment.store.ts';
import { questionOf } from '../assessment/question.ts';
import { exemptValue, OPEN_EXEMPT } from './exempt-answer.view.ts';
import { listUnfollowed } from './exemptions.store.ts';

/** Working days. */
const FOLLOWED_WITHIN_DAYS = 5;

/** In whatever phase: a "would not hold" from which nothing follows is flagged to the leads. */
export function followedObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  const answers = listAnswers(database, rolloutId);
  return listUnfollowed(context).flatMap((question) => {
    const at = latestOf(
      answers
        .filter((one) => one.question === question && one.holdsWithoutPilot === 'no')
        .map((one) => one.at),
    );
    const sinceOn = at === undefined ? context.today : dateAt(at, rollout.timeZone);
    return listActiveHolders(database, rolloutId, 'lead').map(
      (personId): Obligation => ({
        key: `constraints.followed:${question}:${rolloutId}`,
        rolloutId,
        personId,
        topic: 'constraints',
        text: `Say what follows from “would not hold” on ${questionOf(question).title.toLowerCase()}`,
        why: 'Someone from the pilot says that it rests on them. As a constraint it can be solved before it multiplies.',
        sinceOn,
        dueOn: addWorkingDays(sinceOn, FOLLOWED_WITHIN_DAYS, MONDAY_TO_FRIDAY),
        minutes: 5,
        takers: ['lead'],
        ...(rollout.phase === 'assessment'
          ? { blocks: { kind: 'gate', gate: 'leaving-assessment' } as const }
          : {}),
        settle: {
          label: 'Add it, or say why not',
          actionId: OPEN_EXEMPT,
          value: exemptValue(rolloutId, question),
        },
      }),
    );
  });
}
