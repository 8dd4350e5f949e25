import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import type { TeamWave } from './team-wave.ts';
import { rollBackFrom } from './waves.store.ts';
import { wavePausesTable, wavesTable, waveTeamsTable } from './waves.table.ts';

type OfRollout = { database: Database; rolloutId: RolloutId };
type Entered = { wave: TeamWave; startedAt: Temporal.Instant | undefined };

/** Of several waves that a team is in, the last that has started counts. */
const kept = perTeam<Entered, OfRollout>({
  name: 'waves of teams',
  isAskedForAll: true,
  read({ database, rolloutId }, only) {
    const found = new Map<TeamId, Entered>();
    for (const { team, wave, openPause } of teamRows(database, { rolloutId }, only)) {
      const startedOn = wave.startedOn ?? undefined;
      const before = found.get(team.teamId);
      if (startedOn === undefined && before?.wave.startedOn !== undefined) continue;
      found.set(team.teamId, {
        startedAt: wave.startedAt ?? before?.startedAt,
        wave: {
          number: wave.number,
          startedOn,
          endedOn: wave.completedOn ?? wave.rolledBackOn ?? undefined,
          pausedOn: openPause === null ? undefined : Temporal.PlainDate.from(openPause),
          rollBack: rollBackFrom(team),
        },
      });
    }
    return found;
  },
});

/** The wave that each team is in; of several the last that has started. */
export function listTeamWaves(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, TeamWave> {
  const entered = kept.of({ database, rolloutId }, only);
  return new Map([...entered].map(([teamId, { wave }]) => [teamId, wave]));
}

/** When each team last started in a wave. */
export function listStarts(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, Temporal.Instant> {
  const starts = new Map<TeamId, Temporal.Instant>();
  for (const [teamId, { startedAt }] of kept.of({ database, rolloutId }, only))
    if (startedAt !== undefined) starts.set(teamId, startedAt);
  return starts;
}

const teamRows = scopedQuery((database, inScope) => {
  const openPause = sql<string | null>`(select ${wavePausesTable.fromOn} from ${wavePausesTable}
    where ${wavePausesTable.rolloutId} = ${wavesTable.rolloutId}
      and ${wavePausesTable.wave} = ${wavesTable.number}
      and ${wavePausesTable.attempt} = ${wavesTable.attempt} and ${wavePausesTable.untilOn} is null
    order by ${wavePausesTable.place} limit 1)`;
  const { number, startedOn, startedAt, completedOn, rolledBackOn } = wavesTable;
  return database
    .select({
      team: waveTeamsTable,
      wave: { number, startedOn, startedAt, completedOn, rolledBackOn },
      openPause,
    })
    .from(waveTeamsTable)
    .innerJoin(
      wavesTable,
      and(
        eq(wavesTable.rolloutId, waveTeamsTable.rolloutId),
        eq(wavesTable.number, waveTeamsTable.wave),
        eq(wavesTable.attempt, waveTeamsTable.attempt),
      ),
    )
    .where(inScope(waveTeamsTable.teamId, waveTeamsTable.rolloutId))
    .orderBy(asc(waveTeamsTable.wave), asc(waveTeamsTable.attempt), asc(waveTeamsTable.place))
    .prepare();
});
