import { dateAt } from '../../../platform/calendar.ts';
import type { ChannelId, RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import type { Phase } from '../../contract/phase.ts';

/** The framework's calendar: the week (counted from 1) in which each phase may begin at the earliest. */
export type Pace = Record<Exclude<Phase, 'assessment'>, number>;
export const FRAMEWORK_PACE: Pace = { infrastructure: 2, expansion: 6, broad: 10, sustained: 26 };

export type Rollout = {
  id: RolloutId;
  workspaceId: WorkspaceId;
  name: string;
  capability: string;
  channelId: ChannelId;
  pilotTeamId: TeamId;
  timeZone: string;
  startsOn: Temporal.PlainDate;
  pace: Pace;
  phase: Phase;
  /** Since when and why the rollout stands still; undefined while it runs. */
  paused: { at: Temporal.Instant; by: UserId; reason: string } | undefined;
  createdAt: Temporal.Instant;
  closedAt: Temporal.Instant | undefined;
  /** Who closed it and why, and what became of access; undefined while it is open. */
  closing?: { by: UserId; reason: string; access: AccessAfterClosing } | undefined;
};

/** People keep what they had on the day of the closing, or nobody has access from that day on. */
export const accessAfterClosing = ['kept', 'ended'] as const;
export type AccessAfterClosing = (typeof accessAfterClosing)[number];

/** Week 1 is the week that begins on the start date; dates before it are week 0 or less. */
export function weekOf(rollout: Pick<Rollout, 'startsOn'>, date: Temporal.PlainDate): number {
  const days = rollout.startsOn.until(date, { largestUnit: 'days' }).days;
  return Math.floor(days / 7) + 1;
}

/** The first day on which a phase may begin: the end of its starting week's predecessor, as the framework counts weeks. */
export function earliestStartOf(
  rollout: Pick<Rollout, 'startsOn' | 'pace'>,
  phase: Phase,
): Temporal.PlainDate {
  if (phase === 'assessment') return rollout.startsOn;
  return rollout.startsOn.add({ days: 7 * (rollout.pace[phase] - 1) });
}

/** Phases come in their order, each starting at least a week after the one before it. */
export function paceProblem(pace: Pace): string | undefined {
  const inOrder = [1, pace.infrastructure, pace.expansion, pace.broad, pace.sustained];
  const isRising = inOrder.every((week, index) => index === 0 || week > (inOrder[index - 1] ?? 0));
  if (isRising) return undefined;
  return 'Each phase must begin in a later week than the one before it, for example 2, 6, 10 and 26.';
}

/** Today's date at the rollout's place. */
export function todayAt(
  rollout: Pick<Rollout, 'timeZone'>,
  now: Temporal.Instant,
): Temporal.PlainDate {
  return dateAt(now, rollout.timeZone);
}
