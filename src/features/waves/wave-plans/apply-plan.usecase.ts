import { write } from '../../../platform/database.ts';
import type { ChannelId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { scheduleWave } from '../waves/schedule-wave.usecase.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import type { ScheduleRefusal } from '../waves/wave-schedule.ts';
import { findPlanning } from './read-planning.store.ts';
import { applyProblems } from './wave-plan-edit.ts';
import { planSections } from './wave-plan-words.ts';
import { addYields, findPlan, markApplied } from './wave-plans.store.ts';

export type ApplyOutcome =
  | ScheduleRefusal
  | { kind: 'applied'; wave: WaveRecord }
  | { kind: 'applied-before'; by: UserId; at: Temporal.Instant; number: number }
  | { kind: 'stale'; problems: readonly string[] }
  /** Nothing forbids it, but something has changed that the reader has not seen. */
  | { kind: 'confirm'; problems: readonly string[] }
  | { kind: 'no-such-plan' };

/** Applies a plan as it was read, or not at all. */
export function applyPlan(
  request: RolloutRequest,
  input: {
    planId: string;
    intendedOn: Temporal.PlainDate;
    channelId: ChannelId;
    workingDays: number;
    isConfirmed: boolean;
  },
): ApplyOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): ApplyOutcome => {
    const stored = findPlan(database, rolloutId, input.planId);
    const planning = findPlanning(request);
    if (stored === undefined || planning === undefined) return { kind: 'no-such-plan' };
    const { plan, applied } = stored;
    if (applied !== undefined) return { kind: 'applied-before', ...applied, number: plan.number };
    const found = applyProblems(plan, planning.facts, planning.settings);
    const blocking = found.filter((each) => each.blocks).map((each) => each.words);
    if (blocking.length > 0) return { kind: 'stale', problems: blocking };
    const open = found.map((each) => each.words);
    if (open.length > 0 && !input.isConfirmed) return { kind: 'confirm', problems: open };
    const outcome = scheduleWave(request, {
      intendedOn: input.intendedOn,
      channelId: input.channelId,
      workingDays: input.workingDays,
      number: plan.number,
      teamIds: plan.chosen.map((each) => each.teamId),
      plan: planSections(plan),
    });
    if (outcome.kind !== 'scheduled') return outcome;
    markApplied(database, stored.id, acting.userId, now);
    const gaveWay = plan.queue.filter((each) => each.because === 'gives-way');
    addYields(
      database,
      rolloutId,
      plan.number,
      gaveWay.map((each) => each.teamId),
    );
    return { kind: 'applied', wave: outcome.wave };
  });
}
