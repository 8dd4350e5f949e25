import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeopleOf, listTeamsOfWave } from '../waves/wave-people.store.ts';
import { type WaveRecord, waveTag } from '../waves/wave-record.ts';
import type { WhyRead } from './why-read.ts';
import { whyReadsTable } from './why-reads.table.ts';

/** Who has read it, by wave and try. */
export function listWhyReads(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<string, ReadonlySet<UserId>> {
  return remember(database, `why reads ${rolloutId}`, () => {
    const rows = database
      .select()
      .from(whyReadsTable)
      .where(eq(whyReadsTable.rolloutId, rolloutId))
      .all();
    const byWave = Map.groupBy(rows, ({ wave, attempt }) => waveTag({ number: wave, attempt }));
    return new Map(
      [...byWave].map(([tag, own]) => [tag, new Set(own.map(({ personId }) => personId))]),
    );
  });
}

/** Of a wave's people as they are now. */
export function countWhyRead(context: ReadContext, wave: WaveRecord): WhyRead {
  const people = new Set(
    listTeamsOfWave(context, wave).flatMap((team) => listPeopleOf(context, team)),
  );
  const read = listWhyReads(context.database, context.rolloutId).get(waveTag(wave)) ?? new Set();
  return { people: people.size, read: people.intersection(read).size };
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
