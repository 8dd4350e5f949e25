import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { getDrift } from './drift.store.ts';
import { saveTick } from './manual-access.store.ts';
import { countOf, type TickOutcome } from './manual-access.ts';

/** Notes what was done by hand. What has been decided otherwise since the list was shown is not ticked off. */
export function tickOff(
  request: RolloutRequest,
  { given, taken }: { given: readonly UserId[]; taken: readonly UserId[] },
): TickOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, () => {
    const before = getDrift(database, rolloutId);
    const [toGive, toTake] = [new Set(before.toGive), new Set(before.toTake)];
    const tick = (personId: UserId, isGiven: boolean) =>
      saveTick(database, rolloutId, { personId, given: isGiven, by: acting.userId, at: now });
    const nowGiven = given.filter((each) => toGive.has(each));
    const nowTaken = taken.filter((each) => toTake.has(each));
    for (const each of nowGiven) tick(each, true);
    for (const each of nowTaken) tick(each, false);
    const done = nowGiven.length + nowTaken.length;
    if (done > 0)
      record(request, {
        act: 'access-list.tick-off',
        subject: `rollout:${rolloutId}`,
        says: `${mention(acting.userId)} ticked off ${sayCount(done, 'access change')} made by hand.`,
        after: { given: nowGiven, taken: nowTaken },
        isNews: false,
      });
    return {
      given: nowGiven.length,
      taken: nowTaken.length,
      overtaken: given.length + taken.length - done,
      left: countOf(getDrift(database, rolloutId)),
    };
  });
}
