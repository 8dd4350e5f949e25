import { listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listTeamsOfWave } from '../waves/wave-people.store.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import type { WhyRead } from './why-read.ts';
import { whyReadsTable } from './why-reads.table.ts';

/** A wave may hold thousands of people: they are counted where they are stored. */
const counted = perDatabase(({ $client }) =>
  $client.prepare<[Record<string, unknown>], WhyRead>(`
    with asked as (
      select user_id from team_members where team_id in (select value from json_each(:teamIds))
      union
      select manager_id from teams where id in (select value from json_each(:teamIds))
    )
    select count(*) as people, count(why_reads.person_id) as read
    from asked
    join people using (user_id)
    left join why_reads
      on rollout_id = :rolloutId and wave = :wave and attempt = :attempt and person_id = user_id
    where not is_deactivated and not is_bot`),
);

/** Of a wave's people as they are now: who works in a team of it or manages one, and still has an account. */
export function countWhyRead(context: ReadContext, wave: WaveRecord): WhyRead {
  const { rolloutId, number, attempt } = wave;
  const teamIds = listed(listTeamsOfWave(context, wave).map(({ id }) => id));
  const about = { rolloutId, wave: number, attempt, teamIds };
  return counted(context.database).get(about) ?? { people: 0, read: 0 };
}

/** False when it was said before. */
export function addWhyRead(
  database: Database,
  { rolloutId, number, attempt }: WaveRecord,
  { personId, at }: { personId: UserId; at: Temporal.Instant },
): boolean {
  const added = database
    .insert(whyReadsTable)
    .values({ rolloutId, wave: number, attempt, personId, at })
    .onConflictDoNothing()
    .run();
  return added.changes === 1;
}
