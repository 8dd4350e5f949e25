import { dateAt } from '../../../platform/calendar.ts';
import { momentNear } from '../../../platform/day-mark.ts';
import type { PerRollout } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { checkStatus, silentAfter, troubleSince } from './check.ts';
import { listChecks } from './checks.store.ts';
import { checkValue, OPEN_CHECK } from './checks.view.ts';

const MEND_DAYS = 2;

/** Checks that fail or are silent, of the people who look after them; of the leads where one has left. */
export const checkObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const checks = listChecks(database, rolloutId);
  const now = momentNear(context, checks.map(silentAfter));
  return checks.flatMap((check) => {
    const since = troubleSince(check, now);
    if (since === undefined) return [];
    const isRed = checkStatus(check, now) === 'red';
    const hasLeft = findPerson(database, check.ownerId)?.isDeactivated !== false;
    const personId = hasLeft ? listActiveHolders(database, rolloutId, 'lead')[0] : check.ownerId;
    if (personId === undefined) return [];
    const sinceOn = dateAt(since, findPerson(database, personId)?.timeZone ?? 'UTC');
    const name = `“${esc(check.name)}” of *${esc(check.workflow)}*`;
    return [
      {
        key: `checks.mend:${check.id}:${isRed ? 'red' : 'silent'}`,
        rolloutId,
        personId,
        topic: 'checks',
        text: isRed
          ? `Look at what the check ${name} found`
          : `Have the check ${name} report again`,
        why: isRed
          ? 'It fails, and gates count it as failing until it reports a pass.'
          : `It has said nothing for more than ${check.freshHours} hours, so nobody knows whether it would fail.`,
        sinceOn,
        dueOn: addWorkingDays(sinceOn, MEND_DAYS, MONDAY_TO_FRIDAY),
        minutes: 15,
        takers: ['lead'],
        settle: {
          label: 'Look at it',
          actionId: OPEN_CHECK,
          value: checkValue(rolloutId, check.id),
        },
      } satisfies Obligation,
    ];
  });
};
