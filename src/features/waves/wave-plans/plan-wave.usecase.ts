import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { ChannelId, TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import type { ScheduleOutcome, ScheduleRefusal, WaveToSchedule } from '../waves/wave-schedule.ts';
import { findPlanning, type PlanningParts } from './planning.store.ts';
import { planWave } from './wave-plan.ts';
import { applyProblems, comparePlans, editPlan } from './wave-plan-edit.ts';
import { planSections } from './wave-plan-words.ts';
import {
  addPlan,
  addYields,
  findLatestPlan,
  findPlan,
  type KeptPlan,
  markApplied,
} from './wave-plans.store.ts';

/** How a plan becomes a wave; waves are another feature's, so `app.ts` hands it over. */
export type ScheduleWave = (
  reading: ReadContext,
  acting: Acting,
  wave: WaveToSchedule,
) => ScheduleOutcome;

export type Made = {
  kept: KeptPlan;
  /** What is different from the plan that was looked at before; undefined when there was none. */
  since: { changes: string[]; madeAt: Temporal.Instant; madeBy: UserId } | undefined;
};
export type MakeOutcome =
  | ({ kind: 'made' } & Made)
  /** The first wave is chosen by contrast, not by the queue. */
  | { kind: 'second-pilot-first' }
  | { kind: 'no-rollout' };

/** Makes a plan and keeps it as it was shown; nothing else changes. */
export function makePlan(parts: PlanningParts, reading: ReadContext, acting: Acting): MakeOutcome {
  const { database, rolloutId, now } = reading;
  return write(database, (): MakeOutcome => {
    const planning = findPlanning(parts, reading);
    if (planning === undefined) return { kind: 'no-rollout' };
    const { facts, settings } = planning;
    if (facts.number === 0) return { kind: 'second-pilot-first' };
    const plan = planWave(facts, settings);
    const before = findLatestPlan(database, rolloutId, plan.number);
    const kept = keep(database, reading, acting, plan, now);
    const since = before && {
      changes: comparePlans(before.plan, plan),
      madeAt: before.madeAt,
      madeBy: before.madeBy,
    };
    return { kind: 'made', kept, since };
  });
}

export type EditOutcome =
  | { kind: 'edited'; kept: KeptPlan; price: readonly string[] }
  | { kind: 'refused'; reasons: readonly string[] }
  | { kind: 'no-such-plan' };

export function changePlan(
  parts: PlanningParts,
  reading: ReadContext,
  input: { acting: Acting; planId: string; add: readonly TeamId[]; remove: readonly TeamId[] },
): EditOutcome {
  const { database, rolloutId, now } = reading;
  return write(database, (): EditOutcome => {
    const before = findPlan(database, rolloutId, input.planId);
    const planning = findPlanning(parts, reading);
    if (before === undefined || planning === undefined) return { kind: 'no-such-plan' };
    const { facts, settings } = planning;
    const outcome = editPlan(before.plan, input, facts, settings);
    if (outcome.kind === 'refused') return outcome;
    const kept = keep(database, reading, input.acting, outcome.plan, now);
    return { kind: 'edited', kept, price: outcome.price };
  });
}

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
  parts: PlanningParts,
  scheduleWave: ScheduleWave,
  reading: ReadContext,
  input: {
    acting: Acting;
    planId: string;
    intendedOn: Temporal.PlainDate;
    channelId: ChannelId;
    workingDays: number;
    isConfirmed: boolean;
  },
): ApplyOutcome {
  const { database, rolloutId, now } = reading;
  return write(database, (): ApplyOutcome => {
    const kept = findPlan(database, rolloutId, input.planId);
    const planning = findPlanning(parts, reading);
    if (kept === undefined || planning === undefined) return { kind: 'no-such-plan' };
    const { plan, applied } = kept;
    if (applied !== undefined) return { kind: 'applied-before', ...applied, number: plan.number };
    const found = applyProblems(plan, planning.facts, planning.settings);
    const blocking = found.filter((each) => each.blocks).map((each) => each.words);
    if (blocking.length > 0) return { kind: 'stale', problems: blocking };
    const open = found.map((each) => each.words);
    if (open.length > 0 && !input.isConfirmed) return { kind: 'confirm', problems: open };
    const outcome = scheduleWave(reading, input.acting, {
      intendedOn: input.intendedOn,
      channelId: input.channelId,
      workingDays: input.workingDays,
      number: plan.number,
      teamIds: plan.chosen.map((each) => each.teamId),
      plan: planSections(plan),
    });
    if (outcome.kind !== 'scheduled') return outcome;
    markApplied(database, kept.id, input.acting.userId, now);
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

function keep(
  database: Database,
  { rolloutId }: ReadContext,
  { workspaceId, userId }: Acting,
  plan: KeptPlan['plan'],
  now: Temporal.Instant,
): KeptPlan {
  return addPlan(database, { workspaceId, rolloutId }, { plan, by: userId, at: now });
}
