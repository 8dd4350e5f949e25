import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { ChannelId, RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { nameOf, remember } from '../../../platform/remember.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { RollBack } from './wave.ts';
import { type WaveRecord, waveCalendar } from './wave-record.ts';
import { wavePausesTable, wavesTable, waveTeamsTable } from './waves.table.ts';

/** Every wave of a rollout, in order; one that was rolled back and tried again with each of its tries. */
export function listWaves(database: Database, rolloutId: RolloutId): WaveRecord[] {
  return remember(database, `listWaves ${rolloutId}`, () => readWaves(database, rolloutId));
}

const wavesQuery = perDatabase((database) =>
  database
    .select()
    .from(wavesTable)
    .where(eq(wavesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(wavesTable.number), asc(wavesTable.attempt))
    .prepare(),
);

const waveTeamsQuery = perDatabase((database) =>
  database
    .select()
    .from(waveTeamsTable)
    .where(eq(waveTeamsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(waveTeamsTable.place))
    .prepare(),
);

const wavePausesQuery = perDatabase((database) =>
  database
    .select()
    .from(wavePausesTable)
    .where(eq(wavePausesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(wavePausesTable.place))
    .prepare(),
);

function readWaves(database: Database, rolloutId: RolloutId): WaveRecord[] {
  const rows = wavesQuery(database).all({ rolloutId });
  if (rows.length === 0) return [];
  const teams = waveTeamsQuery(database).all({ rolloutId });
  const pauses = wavePausesQuery(database).all({ rolloutId });
  const tryOf = (number: number, attempt: number) => `${number} ${attempt}`;
  const teamsOf = Map.groupBy(teams, ({ wave, attempt }) => tryOf(wave, attempt));
  const pausesOf = Map.groupBy(pauses, ({ wave, attempt }) => tryOf(wave, attempt));
  return rows.map((row) => {
    const own = tryOf(row.number, row.attempt);
    return waveFrom(row, teamsOf.get(own) ?? [], pausesOf.get(own) ?? []);
  });
}

/** The wave with a number; of several tries the latest. */
export function findWave(
  database: Database,
  rolloutId: RolloutId,
  number: number,
): WaveRecord | undefined {
  return listWaves(database, rolloutId).findLast((wave) => wave.number === number);
}

/** The days on which a wave bakes. */
export function getWaveCalendar(database: Database, wave: WaveRecord): WorkingCalendar {
  return remember(database, `getWaveCalendar ${wave.rolloutId} ${nameOf(wave.teams)}`, () => {
    const teamIds = wave.teams.map(({ teamId }) => teamId);
    const calendars = listWorkingCalendars(database, wave.rolloutId, new Set(teamIds));
    return waveCalendar(teamIds.flatMap((teamId) => calendars.get(teamId) ?? []));
  });
}

/** Writes a wave as it stands now, new or known. */
export function saveWave(database: Database, wave: WaveRecord): void {
  const row = rowOf(wave);
  database
    .insert(wavesTable)
    .values(row)
    .onConflictDoUpdate({
      target: [wavesTable.rolloutId, wavesTable.number, wavesTable.attempt],
      set: row,
    })
    .run();
  const { rolloutId, number, attempt } = wave;
  database.delete(waveTeamsTable).where(isOf(waveTeamsTable, wave)).run();
  for (const [place, { teamId, rollBack }] of wave.teams.entries()) {
    database
      .insert(waveTeamsTable)
      .values({ rolloutId, wave: number, attempt, teamId, place, ...rollBackColumns(rollBack) })
      .run();
  }
  database.delete(wavePausesTable).where(isOf(wavePausesTable, wave)).run();
  for (const [place, pause] of wave.clock.pauses.entries()) {
    const { fromOn, reason } = pause;
    const untilOn = pause.untilOn ?? null;
    database
      .insert(wavePausesTable)
      .values({ rolloutId, wave: number, attempt, place, fromOn, untilOn, reason })
      .run();
  }
}

function isOf(
  table: typeof waveTeamsTable | typeof wavePausesTable,
  { rolloutId, number, attempt }: WaveRecord,
) {
  return and(eq(table.rolloutId, rolloutId), eq(table.wave, number), eq(table.attempt, attempt));
}

type Row = typeof wavesTable.$inferSelect;

function rowOf(wave: WaveRecord): Row {
  return {
    workspaceId: wave.workspaceId,
    rolloutId: wave.rolloutId,
    number: wave.number,
    attempt: wave.attempt,
    plannedOn: wave.plannedOn,
    plannedBy: wave.plannedBy,
    intendedOn: wave.intendedOn,
    channelId: wave.channelId,
    workingDays: wave.clock.workingDays,
    plan: wave.plan.map(({ title, lines }) => ({ title, lines: [...lines] })),
    toldWhy: wave.told?.why ?? null,
    toldStays: wave.told?.stays ?? null,
    toldBy: wave.told?.by ?? null,
    toldAt: wave.told?.at ?? null,
    startedOn: wave.clock.startedOn ?? null,
    startedAt: wave.startedAt ?? null,
    endedAt: wave.endedAt ?? null,
    startedBy: wave.startedBy ?? null,
    entryCriteria: [...wave.entryCriteria],
    completedOn: wave.completedOn ?? null,
    completedBy: wave.completedBy ?? null,
    rolledBackOn: wave.rolledBackOn ?? null,
  };
}

function rollBackColumns(rollBack: RollBack | undefined) {
  return {
    rollBackStep: rollBack?.step ?? null,
    rollBackOn: rollBack?.on ?? null,
    rollBackBy: rollBack?.by ?? null,
    rollBackReason: rollBack?.reason ?? null,
    rollBackKeeps: rollBack === undefined ? null : [...rollBack.keeps],
  };
}

function waveFrom(
  row: Row,
  teams: readonly (typeof waveTeamsTable.$inferSelect)[],
  pauses: readonly (typeof wavePausesTable.$inferSelect)[],
): WaveRecord {
  const { workspaceId, rolloutId, number, attempt, plannedOn, plannedBy } = row;
  const { intendedOn, channelId } = row;
  const { workingDays, plan, entryCriteria, toldBy, toldAt } = row;
  return {
    ...{ workspaceId, rolloutId, number, attempt, plannedOn, plannedBy, intendedOn, channelId },
    ...{ plan, entryCriteria },
    teams: teams.map((team) => ({ teamId: team.teamId, rollBack: rollBackFrom(team) })),
    clock: {
      workingDays,
      startedOn: row.startedOn ?? undefined,
      pauses: pauses.map(({ fromOn, untilOn, reason }) => ({
        fromOn,
        untilOn: untilOn ?? undefined,
        reason,
      })),
    },
    told:
      toldBy === null || toldAt === null
        ? undefined
        : { why: row.toldWhy ?? '', stays: row.toldStays ?? '', by: toldBy, at: toldAt },
    startedAt: row.startedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
    startedBy: row.startedBy ?? undefined,
    completedOn: row.completedOn ?? undefined,
    completedBy: row.completedBy ?? undefined,
    rolledBackOn: row.rolledBackOn ?? undefined,
  };
}

/** What a team's row says of its step back. */
export function rollBackFrom(row: typeof waveTeamsTable.$inferSelect): RollBack | undefined {
  const { rollBackStep: step, rollBackOn: on, rollBackBy: by, rollBackReason, rollBackKeeps } = row;
  if (step === null || on === null || by === null) return undefined;
  return { step, on, by, reason: rollBackReason ?? '', keeps: rollBackKeeps ?? [] };
}

export function saveMovedChannel(database: Database, from: ChannelId, to: ChannelId): void {
  database.update(wavesTable).set({ channelId: to }).where(eq(wavesTable.channelId, from)).run();
}
