/* Teams that are live in a wave, without the gate and the messages that lead there. */
import { type Rollout, todayAt } from '../../src/features/rollout/rollouts/rollout.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import type { RollBack } from '../../src/features/waves/waves/wave.ts';
import type { WaveRecord } from '../../src/features/waves/waves/wave-record.ts';
import { findWave, saveWave } from '../../src/features/waves/waves/waves.store.ts';
import { type Database, write } from '../../src/platform/database.ts';
import type { UserId } from '../../src/platform/ids.ts';

type Stage = { database: Database; now(): Temporal.Instant };

/** A wave of these teams that starts today, or on the day that is given. */
export function startWaveWith(
  { database, now }: Stage,
  rollout: Rollout,
  number: number,
  teams: readonly Team[],
  startedOn = todayAt(rollout, now()),
): void {
  const wave: WaveRecord = {
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    number,
    attempt: 1,
    teams: teams.map(({ id }) => ({ teamId: id, rollBack: undefined })),
    plannedOn: startedOn,
    plannedBy: 'ULENA' as UserId,
    intendedOn: startedOn,
    channelId: rollout.channelId,
    clock: { workingDays: 10, startedOn, pauses: [] },
    startedAt: now(),
    endedAt: undefined,
    startedBy: 'ULENA' as UserId,
    entryCriteria: [],
    told: undefined,
    completedOn: undefined,
    completedBy: undefined,
    rolledBackOn: undefined,
    plan: [],
  };
  write(database, () => saveWave(database, wave));
}

export function changeWave(
  { database }: Stage,
  rollout: Rollout,
  number: number,
  change: (wave: WaveRecord) => Partial<WaveRecord>,
): void {
  const wave = findWave(database, rollout.id, number);
  if (wave === undefined) throw new Error(`There is no wave ${number}.`);
  write(database, () => saveWave(database, { ...wave, ...change(wave) }));
}

export function rollBackIn(
  stage: Stage,
  rollout: Rollout,
  number: number,
  team: Team,
  rollBack: RollBack | undefined,
): void {
  changeWave(stage, rollout, number, (wave) => ({
    teams: wave.teams.map((each) => (each.teamId === team.id ? { ...each, rollBack } : each)),
  }));
}
