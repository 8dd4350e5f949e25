import { applySubmissions } from './apply-plan.slack.ts';
import type { ScheduleWave } from './plan-wave.usecase.ts';
import type { PlanningParts } from './planning.store.ts';
import { listWaits } from './planning.store.ts';
import { limitCommands, limitSubmissions } from './wave-limits.slack.ts';
import { planActions, planCommands, planSubmissions } from './wave-plans.slack.ts';

export const wavePlansFeature = (parts: PlanningParts & { scheduleWave: ScheduleWave }) => ({
  name: 'wave-plans',
  commands: [...planCommands(parts), ...limitCommands],
  actions: planActions(parts),
  waits: listWaits(parts),
  submissions: [
    ...planSubmissions(parts),
    ...applySubmissions(parts, parts.scheduleWave),
    ...limitSubmissions(parts),
  ],
});
