import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import type { PlanSettings } from './wave-limits.ts';
import { findPlanSettings, savePlanSettings } from './wave-plans.store.ts';

/** Changes a rollout's speed limit; the record keeps what it was. */
export function setLimits(reading: ReadContext, acting: Acting, settings: PlanSettings): void {
  const { database, rolloutId, now } = reading;
  write(database, () => {
    const before = findPlanSettings(database, rolloutId);
    const { workspaceId, userId } = acting;
    savePlanSettings(database, { workspaceId, rolloutId }, settings);
    recordEntry(database, {
      workspaceId,
      rolloutId,
      at: now,
      actor: userId,
      act: 'wave-plans.set-limits',
      subject: `rollout:${rolloutId}`,
      says: `${mention(userId)} changed how fast waves may grow.`,
      before,
      after: settings,
      isNews: true,
    });
  });
}
