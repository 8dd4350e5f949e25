import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { listAllowed } from '../access/access.store.ts';
import { listTicks, saveTick } from './manual-access.store.ts';
import { countOf, driftOf, type TickOutcome } from './manual-access.ts';

/** Notes what was done by hand. What has been decided otherwise since the list was shown is not ticked off. */
export function tickOff(
  request: RolloutRequest,
  { given, taken }: { given: readonly UserId[]; taken: readonly UserId[] },
): TickOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, () => {
    const allowed = listAllowed(database, rolloutId);
    const before = driftOf(allowed, listTicks(database, rolloutId));
    const tick = (personId: UserId, isGiven: boolean) =>
      saveTick(database, rolloutId, { personId, given: isGiven, by: acting.userId, at: now });
    const nowGiven = given.filter((each) => before.toGive.includes(each));
    const nowTaken = taken.filter((each) => before.toTake.includes(each));
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
      left: countOf(driftOf(allowed, listTicks(database, rolloutId))),
    };
  });
}
