import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type Check, type CheckStatus, checkStatus, troubleSince } from './check.ts';
import { listChecks } from './checks.store.ts';

export type CheckNow = { check: Check; status: CheckStatus; owner: string; since: string };

/** The checks of a rollout as they stand now; what is in trouble first. */
export function listChecksNow(context: ReadContext): CheckNow[] {
  const { database, rolloutId, now, today } = context;
  const zone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const shown = listChecks(database, rolloutId).map((check) => {
    const since = troubleSince(check, now);
    return {
      check,
      status: checkStatus(check, now),
      owner: findName(database, check.ownerId),
      since: since === undefined ? '.' : ` (since ${sayDate(dateAt(since, zone), today)}).`,
    };
  });
  const rank = (status: CheckStatus) => ['red', 'silent', 'waiting', 'green'].indexOf(status);
  return shown.sort((one, other) => rank(one.status) - rank(other.status));
}
