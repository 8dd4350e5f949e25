import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { listed, ofTeamsOnly } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import type { TeamWave } from './team-wave.ts';
import { rollBackFrom } from './waves.store.ts';
import { wavePausesTable, wavesTable, waveTeamsTable } from './waves.table.ts';

const asked = perDatabase((database) => {
  const { number, startedOn, completedOn, rolledBackOn } = wavesTable;
  const where = (condition: SQL | undefined) =>
    database
      .select({ team: waveTeamsTable, number, startedOn, completedOn, rolledBackOn })
      .from(waveTeamsTable)
      .innerJoin(
        wavesTable,
        and(eq(wavesTable.rolloutId, waveTeamsTable.rolloutId), eq(number, waveTeamsTable.wave)),
      )
      .where(condition)
      .orderBy(asc(number), asc(waveTeamsTable.place))
      .prepare();
  const { wave, fromOn, rolloutId, untilOn, place } = wavePausesTable;
  return {
    all: where(eq(waveTeamsTable.rolloutId, sql.placeholder('rolloutId'))),
    some: where(ofTeamsOnly(waveTeamsTable)),
    openPauses: database
      .select({ wave, fromOn })
      .from(wavePausesTable)
      .where(and(eq(rolloutId, sql.placeholder('rolloutId')), isNull(untilOn)))
      .orderBy(asc(place))
      .prepare(),
  };
});

/** The wave that each team is in, or each that is named; of several the last that has started. */
export function listTeamWaves(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, TeamWave> {
  const { all, some, openPauses } = asked(database);
  const rows =
    only === undefined ? all.all({ rolloutId }) : some.all({ rolloutId, only: listed(only) });
  const found = new Map<TeamId, TeamWave>();
  if (rows.length === 0) return found;
  const paused = new Map<number, Temporal.PlainDate>();
  for (const { wave, fromOn } of openPauses.all({ rolloutId }))
    if (!paused.has(wave)) paused.set(wave, fromOn);
  for (const { team, number, ...wave } of rows) {
    const startedOn = wave.startedOn ?? undefined;
    if (startedOn === undefined && found.get(team.teamId)?.startedOn !== undefined) continue;
    found.set(team.teamId, {
      number,
      startedOn,
      endedOn: wave.completedOn ?? wave.rolledBackOn ?? undefined,
      pausedOn: paused.get(number),
      rollBack: rollBackFrom(team),
    });
  }
  return found;
}
