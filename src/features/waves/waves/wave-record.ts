import type { ChannelId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { Gate } from '../../contract/gate.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { type RollBack, type Wave, waveState } from './wave.ts';

/** Why it comes and what does not change, as its people were told. */
export type Told = { why: string; stays: string; by: UserId; at: Temporal.Instant };

/** A wave with everything that is on record about it. */
export type WaveRecord = Wave & {
  workspaceId: WorkspaceId;
  plannedBy: UserId;
  /** The day on which it is to start. */
  intendedOn: Temporal.PlainDate;
  channelId: ChannelId;
  startedAt: Temporal.Instant | undefined;
  /** Completed, or rolled back as a whole. */
  endedAt: Temporal.Instant | undefined;
  told: Told | undefined;
  completedBy: UserId | undefined;
  /** The plan as it was read when it was applied. */
  plan: readonly { title: string; lines: readonly string[] }[];
};

export function isRunning(wave: Wave): boolean {
  const state = waveState(wave);
  return state === 'baking' || state === 'paused';
}

export function hasStarted(wave: Wave): boolean {
  return wave.clock.startedOn !== undefined;
}

export function hasEnded(wave: Wave): boolean {
  return wave.completedOn !== undefined || wave.rolledBackOn !== undefined;
}

export type TeamInWave = { teamId: TeamId; wave: number; rollBack: RollBack | undefined };

/** Where each team stands by the latest wave that it started in. */
export function startedTeams(waves: readonly Wave[]): Map<TeamId, TeamInWave> {
  const teams = new Map<TeamId, TeamInWave>();
  for (const wave of [...waves].sort((a, b) => a.number - b.number)) {
    if (!hasStarted(wave)) continue;
    for (const { teamId, rollBack } of wave.teams)
      teams.set(teamId, { teamId, wave: wave.number, rollBack });
  }
  return teams;
}

/** Teams that have their place in a started wave and wait for no other one. A suspended team can get a new place. */
export function placedTeamIds(waves: readonly Wave[]): TeamId[] {
  return [...startedTeams(waves).values()]
    .filter(({ rollBack }) => rollBack?.step !== 'suspend')
    .map(({ teamId }) => teamId);
}

/** A day counts for the bake time unless it is a holiday for every team of the wave. */
export function waveCalendar(calendars: readonly WorkingCalendar[]): WorkingCalendar {
  const [first, ...others] = calendars;
  if (first === undefined) return { weekdays: [1, 2, 3, 4, 5], holidays: new Set() };
  const shared = [...first.holidays].filter((day) =>
    others.every((other) => other.holidays.has(day)),
  );
  return { weekdays: first.weekdays, holidays: new Set(shared) };
}

/** The wave that a command without a number is about: the one that runs, else the next, else the last. */
export function currentWave<Each extends Wave>(waves: readonly Each[]): Each | undefined {
  const byNumber = [...waves].sort((a, b) => a.number - b.number);
  return byNumber.find(isRunning) ?? byNumber.find((wave) => !hasStarted(wave)) ?? byNumber.at(-1);
}

/** The key of everything that is said about a wave in the outbox: unique by its meaning. */
export function waveKey({ rolloutId, number }: WaveRecord, what: string): string {
  return `waves.${rolloutId}:${number}:${what}`;
}

/** What an entry in the record is about. */
export const waveSubject = ({ number }: WaveRecord) => `wave:${number}`;

export function waveGateOf(wave: WaveRecord): Extract<Gate, { kind: 'wave' }> {
  const teamIds = wave.teams.map((each) => each.teamId);
  return { kind: 'wave', rolloutId: wave.rolloutId, wave: wave.number, teamIds };
}

/** The phase that a wave belongs to. */
export function phaseOfWave(number: number): 'expansion' | 'broad' {
  return number === 0 ? 'expansion' : 'broad';
}
