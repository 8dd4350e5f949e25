import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import type { PlanSettings } from './wave-limits.ts';
import { getPlanSettings, savePlanSettings } from './wave-plans.store.ts';

/** Changes a rollout's speed limit; the record keeps what it was. */
export function setLimits(request: RolloutRequest, settings: PlanSettings): void {
  const { database, rolloutId, acting } = request;
  write(database, () => {
    const before = getPlanSettings(database, rolloutId);
    const { workspaceId, userId } = acting;
    savePlanSettings(database, { workspaceId, rolloutId }, settings);
    record(request, {
      act: 'wave-plans.set-limits',
      subject: `rollout:${rolloutId}`,
      says: `${mention(userId)} changed how fast waves may grow.`,
      before,
      after: settings,
      isNews: true,
    });
  });
}
