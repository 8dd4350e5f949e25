import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import type { Champion } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { championsTable, rowOf } from '../champions/champions.table.ts';

/** The open roles whose hours have run out or whose person's account is closed, oldest first. */
export function listOverdueIds({ database, rolloutId, today }: ReadContext): readonly string[] {
  const closed = [...keptOfClosed.all({ database, rolloutId }).values()].flat();
  const ids = hoursOver(database).all({ rolloutId, today: today.toString() });
  return [...new Set([...ids, ...closed])].sort();
}

const hoursOver = perDatabase(({ $client }) =>
  $client
    .prepare<[{ rolloutId: RolloutId; today: string }], string>(
      `select id from champions
       where rollout_id = :rolloutId and ended_at is null and hours_until_on < :today`,
    )
    .pluck(),
);

/** Open roles of people whose account is closed. */
const keptOfClosed = perTeam<string[], { database: Database; rolloutId: RolloutId }>({
  name: 'roles of closed accounts',
  isAskedForAll: true,
  read({ database, rolloutId }, only) {
    const open = listChampions(database, rolloutId, only).filter((one) => one.ended === undefined);
    const people = listPeople(
      database,
      open.map((one) => one.personId),
    );
    const left = new Set(people.filter((one) => one.isDeactivated).map((one) => one.userId));
    const theirs = Map.groupBy(
      open.filter(({ personId }) => left.has(personId)),
      ({ teamId }) => teamId,
    );
    return [...theirs].map(([teamId, own]) => [teamId, own.map(({ id }) => id)]);
  },
});

/** Roles that ended with an account that is open again, closed after `since`: everyone’s, or one person’s; oldest first. */
export function listReopenedIds(
  { database, rolloutId }: ReadContext,
  since: Temporal.Instant,
  only: UserId | undefined,
): readonly string[] {
  const after = since.epochMilliseconds;
  return reopened(database).all({ rolloutId, since: after, personId: only ?? null });
}

const reopened = perDatabase(({ $client }) =>
  $client
    .prepare<[{ rolloutId: RolloutId; since: number; personId: UserId | null }], string>(
      `select champions.id from champions join people on people.user_id = champions.person_id
       where rollout_id = :rolloutId and ended_at >= :since and ended_cause = 'deactivated'
         and (:personId is null or person_id = :personId)
         and people.is_deactivated = 0 and people.is_bot = 0 and people.is_guest = 0
       order by champions.id`,
    )
    .pluck(),
);

/** Stores a champion with the end, or the new role, on it. */
export function saveLeaving(database: Database, champion: Champion): void {
  database
    .update(championsTable)
    .set(rowOf(champion))
    .where(eq(championsTable.id, champion.id))
    .run();
}
