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

export type TeamInWave = {
  teamId: TeamId;
  wave: number;
  attempt: number;
  rollBack: RollBack | undefined;
};

/** Where each team stands by the latest wave that it started in. */
export function startedTeams(waves: readonly Wave[]): Map<TeamId, TeamInWave> {
  const teams = new Map<TeamId, TeamInWave>();
  for (const wave of inOrder(waves)) {
    if (!hasStarted(wave)) continue;
    for (const { teamId, rollBack } of wave.teams)
      teams.set(teamId, { teamId, wave: wave.number, attempt: wave.attempt, rollBack });
  }
  return teams;
}

/**
 * Teams that have their place in a started wave and wait for no other one. A suspended team can get a new
 * place, and so can every team of a wave that was rolled back as a whole.
 */
export function placedTeamIds(waves: readonly Wave[]): TeamId[] {
  const lost = teamsToPlaceAgain(waves);
  return [...startedTeams(waves).values()]
    .filter(({ teamId, rollBack }) => rollBack?.step !== 'suspend' && !lost.has(teamId))
    .map(({ teamId }) => teamId);
}

/** Teams whose last wave was rolled back as a whole; whatever access they kept, they need a place again. */
export function teamsToPlaceAgain(waves: readonly Wave[]): Set<TeamId> {
  const last = new Map<TeamId, Wave>();
  for (const wave of inOrder(waves))
    if (hasStarted(wave)) for (const { teamId } of wave.teams) last.set(teamId, wave);
  const lost = [...last].filter(([, wave]) => wave.rolledBackOn !== undefined);
  return new Set(lost.map(([teamId]) => teamId));
}

/** By number, and each try after the one before it. */
function inOrder<Each extends Wave>(waves: readonly Each[]): Each[] {
  return [...waves].sort((a, b) => a.number - b.number || a.attempt - b.attempt);
}

/** Which wave a new plan is for, and which try of it. */
export type WaveToPlan = Pick<Wave, 'number' | 'attempt'>;

/**
 * The wave that a new plan is for: one that was rolled back and is missing in the row, one that is planned
 * and has not started, or else the next. A wave is not tried again once a later one got through.
 */
export function waveToPlan(waves: readonly Wave[]): WaveToPlan {
  const latest = new Map(inOrder(waves).map((wave) => [wave.number, wave]));
  const reached = Math.max(
    -1,
    ...waves.filter((wave) => hasStarted(wave) && isStanding(wave)).map(({ number }) => number),
  );
  for (const wave of latest.values()) {
    if (!hasStarted(wave)) return { number: wave.number, attempt: wave.attempt };
    if (!isStanding(wave) && wave.number > reached)
      return { number: wave.number, attempt: wave.attempt + 1 };
  }
  return { number: Math.max(-1, ...latest.keys()) + 1, attempt: 1 };
}

function isStanding(wave: Wave): boolean {
  return wave.rolledBackOn === undefined;
}

/** "1", and "1.2" for its second try: what keys and records are told apart by. */
export function waveTag({ number, attempt }: WaveToPlan): string {
  return attempt === 1 ? String(number) : `${number}.${attempt}`;
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
  const byNumber = inOrder(waves);
  return byNumber.find(isRunning) ?? byNumber.find((wave) => !hasStarted(wave)) ?? byNumber.at(-1);
}

/** The key of everything that is said about a wave in the outbox: unique by its meaning. */
export function waveKey(wave: WaveRecord, what: string): string {
  return `waves.${wave.rolloutId}:${waveTag(wave)}:${what}`;
}

/** What an entry in the record is about. */
export const waveSubject = (wave: WaveToPlan) => `wave:${waveTag(wave)}`;

export function waveGateOf(wave: WaveRecord): Extract<Gate, { kind: 'wave' }> {
  const teamIds = wave.teams.map((each) => each.teamId);
  const { rolloutId, number, attempt } = wave;
  const again = attempt === 1 ? {} : { attempt };
  return { kind: 'wave', rolloutId, wave: number, ...again, teamIds };
}

/** The phase that a wave belongs to. */
export function phaseOfWave(number: number): 'expansion' | 'broad' {
  return number === 0 ? 'expansion' : 'broad';
}
