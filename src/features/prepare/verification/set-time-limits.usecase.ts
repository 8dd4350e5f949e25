import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import { type Lasts, type LooseningOutcome, sameSetting } from '../../contract/loosening.ts';
import { getTimeLimits, saveTimeLimits } from './time-limits.store.ts';
import { longerWords, shortest, type TimeLimits } from './time-limits.ts';

const KIND = 'verification.limits';

/**
 * Changes how long cases, reviews and draws may take. What gets shorter counts at once; what would get longer
 * waits for a second person, undefined where nothing would.
 */
export function setTimeLimits(
  request: RolloutRequest,
  wanted: TimeLimits,
  { reason, lasts }: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  const { database, rolloutId, acting } = request;
  return write(database, () => {
    const before = getTimeLimits(database, rolloutId);
    const alone = shortest(before, wanted);
    const says = longerWords(alone, wanted);
    const asked =
      says.length === 0
        ? undefined
        : request.product.askToLoosen(request, {
            ...{ kind: KIND, subject: rolloutId, gate: 'leaving-infrastructure' },
            ...{ before: alone, after: wanted, says, reason, lasts },
          });
    if (asked !== undefined && asked.kind !== 'asked') return asked;
    if (!sameSetting(alone, before)) {
      const by = mention(acting.userId);
      saveLimits(request, alone, { reason, says: `${by} shortened how long outputs may wait.` });
    }
    return asked;
  });
}

function saveLimits(
  request: RolloutRequest,
  value: TimeLimits,
  { reason, says }: { reason: string; says: string },
): void {
  const { database, rolloutId } = request;
  const before = getTimeLimits(database, rolloutId);
  saveTimeLimits(database, rolloutId, value);
  record(request, {
    ...{ act: 'verification.set-limits', subject: `rollout:${rolloutId}`, says },
    ...{ before, after: value, reason, isNews: true },
  });
}

export const timeLimitsLoosenable: Loosenable = {
  kind: KIND,
  read: ({ database, rolloutId }) => getTimeLimits(database, rolloutId),
  strictest: (a, b) => shortest(a as TimeLimits, b as TimeLimits),
  apply(request, _rollout, { value, reason }) {
    const says = 'How long cases, reviews and draws may take was changed, as was agreed.';
    saveLimits(request, value as TimeLimits, { reason, says });
  },
};
