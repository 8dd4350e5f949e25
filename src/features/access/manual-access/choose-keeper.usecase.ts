import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { saveKeeper } from './keepers.store.ts';

export type ChooseKeeperOutcome = { kind: 'not-here' } | { kind: 'chosen' };

/** Access is given by hand from now on, by this person, who is asked for each change. */
export function chooseKeeper(
  request: RolloutRequest,
  { keeperId }: { keeperId: UserId },
): ChooseKeeperOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): ChooseKeeperOutcome => {
    const person = findPerson(database, keeperId);
    if (person === undefined || person.isDeactivated || person.isBot) return { kind: 'not-here' };
    saveKeeper(database, rolloutId, { personId: keeperId, chosenBy: acting.userId, since: now });
    record(request, {
      act: 'access-list.choose-keeper',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} chose that ${mention(keeperId)} gives access by hand.`,
      after: { keeperId },
      isNews: true,
    });
    return { kind: 'chosen' };
  });
}
