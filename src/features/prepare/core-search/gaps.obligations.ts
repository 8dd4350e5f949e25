import { dateAt } from '../../../platform/calendar.ts';
import type { PerRollout } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { gapValue, OPEN_GAP, sayHowOften } from './gaps.view.ts';
import { listGaps, listWorkflowOwners } from './search-gaps.store.ts';

const ANSWER_DAYS = 5;

/** A question that was asked three times and has no answer is owed by whoever keeps the work it is about. */
export const gapObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const pressing = listGaps(context).filter(({ pressingAt }) => pressingAt !== undefined);
  if (pressing.length === 0) return [];
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  return pressing.flatMap((gap) => {
    const sinceOn = dateAt(gap.pressingAt ?? gap.lastAt, timeZone);
    const workflow = gap.workflows.find((one) => one.workflow !== undefined)?.workflow;
    return listWorkflowOwners(context, workflow).map(
      (personId): Obligation => ({
        key: `core-search.answer:${gap.key}`,
        rolloutId,
        personId,
        topic: 'core',
        text: `Answer “${esc(clamp(gap.words, 80))}” in the Intelligence Core`,
        why: `It was ${sayHowOften(gap)}, and nobody found an answer.`,
        sinceOn,
        dueOn: addWorkingDays(sinceOn, ANSWER_DAYS, MONDAY_TO_FRIDAY),
        minutes: 10,
        settle: { label: 'See the question', actionId: OPEN_GAP, value: gapValue(rolloutId, gap) },
      }),
    );
  });
};
