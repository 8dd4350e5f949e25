import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { ChannelId } from '../../../platform/ids.ts';
import type { WaveRecord } from './wave-record.ts';
import { wavesTable, waveTeamsTable } from './waves.table.ts';

export function saveMovedChannel(database: Database, from: ChannelId, to: ChannelId): void {
  database.update(wavesTable).set({ channelId: to }).where(eq(wavesTable.channelId, from)).run();
}

/** Takes a plan away that nothing has come of. */
export function removeWave(database: Database, { rolloutId, number, attempt }: WaveRecord): void {
  const teams = and(
    eq(waveTeamsTable.rolloutId, rolloutId),
    eq(waveTeamsTable.wave, number),
    eq(waveTeamsTable.attempt, attempt),
  );
  const wave = and(
    eq(wavesTable.rolloutId, rolloutId),
    eq(wavesTable.number, number),
    eq(wavesTable.attempt, attempt),
  );
  database.delete(waveTeamsTable).where(teams).run();
  database.delete(wavesTable).where(wave).run();
}
