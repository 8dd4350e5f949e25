import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Champion } from '../champions/champion.ts';
import { championsTable, rowOf } from '../champions/champions.table.ts';

/** The open roles whose hours have run out or whose person's account is closed, oldest first. */
export function listOverdueIds({ database, rolloutId, today }: ReadContext): readonly string[] {
  const { hoursOver, accountClosed } = overdue(database);
  const closed = remember(database, `champions who left ${rolloutId}`, () =>
    accountClosed.all({ rolloutId }),
  );
  const ids = hoursOver.all({ rolloutId, today: today.toString() });
  return [...new Set([...ids, ...closed])].sort();
}

type Sought = { rolloutId: RolloutId };

const overdue = perDatabase(({ $client }) => ({
  hoursOver: $client
    .prepare<[Sought & { today: string }], string>(
      `select id from champions
       where rollout_id = :rolloutId and ended_at is null and hours_until_on < :today`,
    )
    .pluck(),
  accountClosed: $client
    .prepare<[Sought], string>(
      `select champions.id from champions join people on people.user_id = champions.person_id
       where rollout_id = :rolloutId and ended_at is null and people.is_deactivated = 1`,
    )
    .pluck(),
}));

/** Stores a champion with the end, or the new role, on it. */
export function saveLeaving(database: Database, champion: Champion): void {
  database
    .update(championsTable)
    .set(rowOf(champion))
    .where(eq(championsTable.id, champion.id))
    .run();
}
