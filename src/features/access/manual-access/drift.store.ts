/* How far what was ticked off by hand is from what is decided: two long lists, of which SQLite finds what differs. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Drift } from './manual-access.ts';

const differing = perDatabase(({ $client }) => {
  const people = (sql: string) => $client.prepare<[{ rolloutId: RolloutId }], UserId>(sql).pluck();
  return {
    toGive: people(
      `select distinct person_id from access_standings s
       where rollout_id = :rolloutId and allowed = 1 and person_id <> '' and not exists (
         select 1 from access_ticks t
         where t.rollout_id = :rolloutId and t.person_id = s.person_id and t.given = 1)
       order by person_id`,
    ),
    toTake: people(
      `select person_id from access_ticks t
       where rollout_id = :rolloutId and given = 1 and not exists (
         select 1 from access_standings s
         where s.rollout_id = :rolloutId and s.allowed = 1 and s.person_id = t.person_id)
       order by person_id`,
    ),
  };
});

/** Who is decided as allowed and not ticked off as given, and who is ticked off and no longer allowed. */
export function getDrift(database: Database, rolloutId: RolloutId): Drift {
  return remember(database, `manual-access getDrift ${rolloutId}`, () => {
    const { toGive, toTake } = differing(database);
    return { toGive: toGive.all({ rolloutId }), toTake: toTake.all({ rolloutId }) };
  });
}
