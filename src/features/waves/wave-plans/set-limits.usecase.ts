import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';

import { listWaves } from '../waves/waves.store.ts';
import { looserWords, type PlanSettings, tightest } from './wave-limits.ts';
import { getPlanSettings, savePlanSettings } from './wave-plans.store.ts';

const KIND = 'wave-plans.limits';

/**
 * Changes a rollout's speed limit; the record keeps what it was. What would let waves grow faster waits for
 * a second person; undefined where nothing would.
 */
export function setLimits(
  request: RolloutRequest,
  wanted: PlanSettings,
  { reason, lasts }: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  const { database, rolloutId, acting } = request;
  return write(database, () => {
    const before = getPlanSettings(database, rolloutId);
    const alone = tightest(before, wanted);
    const says = looserWords(alone, wanted);
    const number = listWaves(database, rolloutId).filter(
      (one) => one.startedAt !== undefined,
    ).length;
    const asked =
      says.length === 0
        ? undefined
        : request.product.askToLoosen(request, {
            ...{ kind: KIND, subject: rolloutId, gate: `wave-${Math.max(1, number)}` },
            ...{ before: alone, after: wanted, says, reason, lasts },
          });
    if (asked !== undefined && asked.kind !== 'asked') return asked;
    if (JSON.stringify(alone) !== JSON.stringify(before)) {
      const says = `${mention(acting.userId)} changed how fast waves may grow.`;
      saveLimits(request, { value: alone, reason, says });
    }
    return asked;
  });
}

function saveLimits(
  request: RolloutRequest,
  { value, reason, says }: { value: PlanSettings; reason: string; says: string },
): void {
  const { database, rolloutId, acting } = request;
  const before = getPlanSettings(database, rolloutId);
  savePlanSettings(database, { workspaceId: acting.workspaceId, rolloutId }, value);
  record(request, {
    act: 'wave-plans.set-limits',
    subject: `rollout:${rolloutId}`,
    says,
    before,
    after: value,
    reason,
    isNews: true,
  });
}

export const limitsLoosenable: Loosenable = {
  kind: KIND,
  read: ({ database, rolloutId }) => getPlanSettings(database, rolloutId),
  strictest: (a, b) => tightest(a as PlanSettings, b as PlanSettings),
  apply(request, _rollout, { value, reason }) {
    const says = 'How fast waves may grow was changed, as was agreed.';
    saveLimits(request, { value: value as PlanSettings, reason, says });
  },
};
