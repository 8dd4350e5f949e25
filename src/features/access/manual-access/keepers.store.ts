import { eq } from 'drizzle-orm';
import { isAfter } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { PerRollout } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findLastTick } from './manual-access.store.ts';
import { accessKeepersTable } from './manual-access.table.ts';

export type Keeper = { personId: UserId; since: Temporal.Instant };

/** Who gives access by hand: whoever ticked off last, or was chosen since; nobody where nobody did or was. */
export function findKeeper(database: Database, rolloutId: RolloutId): Keeper | undefined {
  const tick = findLastTick(database, rolloutId);
  const ticked = tick && { personId: tick.by, since: tick.at };
  const chosen = findChosen(database, rolloutId);
  if (chosen === undefined || ticked === undefined) return chosen ?? ticked;
  return isAfter(chosen.since, ticked.since) ? chosen : ticked;
}

function findChosen(database: Database, rolloutId: RolloutId): Keeper | undefined {
  return remember(database, `manual-access findChosen ${rolloutId}`, () => {
    const row = database
      .select()
      .from(accessKeepersTable)
      .where(eq(accessKeepersTable.rolloutId, rolloutId))
      .get();
    return row && { personId: row.keeperId, since: row.chosenAt };
  });
}

export function saveKeeper(
  database: Database,
  rolloutId: RolloutId,
  keeper: Keeper & { chosenBy: UserId },
): void {
  const row = {
    keeperId: keeper.personId,
    chosenBy: keeper.chosenBy,
    chosenAt: keeper.since,
  };
  database
    .insert(accessKeepersTable)
    .values({ rolloutId, ...row })
    .onConflictDoUpdate({ target: accessKeepersTable.rolloutId, set: row })
    .run();
}

export const keeperWays: PerRollout<string> = ({ database, rolloutId }) => {
  const keeper = findKeeper(database, rolloutId);
  return keeper === undefined
    ? []
    : [`a list that ${findName(database, keeper.personId)} ticks off`];
};
