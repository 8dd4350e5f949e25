/* The calendar, as something that nobody makes faster alone once the rollout has begun. */
import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';
import { phases } from '../../contract/phase.ts';
import type { Loosenable } from '../../contract/product-feature.ts';
import { saySooner, slowest, soonerPhases } from './pace-strictness.ts';
import type { Pace, Rollout } from './rollout.ts';
import { findRollout, saveRollout } from './rollouts.store.ts';

const KIND = 'rollouts.pace';

/** What of a wanted calendar one person may set alone. Until the first day nothing is frozen yet. */
export function paceAlone(rollout: Rollout, wanted: Pace, { today }: ReadContext): Pace {
  if (isBefore(today, rollout.startsOn)) return wanted;
  const sooner = soonerPhases(rollout.pace, wanted, rollout.phase);
  return sooner.length === 0 ? wanted : slowest(rollout.pace, wanted);
}

/** Asks a second person for the weeks that would come sooner; undefined where none would. */
export function askForPace(
  request: RolloutRequest,
  { rollout, alone, wanted }: { rollout: Rollout; alone: Pace; wanted: Pace },
  { reason, lasts }: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  const [first, ...others] = soonerPhases(alone, wanted, rollout.phase);
  if (first === undefined) return undefined;
  const leaving = phases[phases.indexOf(first) - 1] ?? 'assessment';
  return request.product.askToLoosen(request, {
    ...{ kind: KIND, subject: rollout.id, gate: `leaving-${leaving}` },
    ...{ before: alone, after: wanted, reason, lasts },
    says: [first, ...others].map((phase) => saySooner(phase, alone, wanted)),
  });
}

export const paceLoosenable: Loosenable = {
  kind: KIND,
  read: ({ database, rolloutId }) => findRollout(database, rolloutId)?.pace,
  strictest: (a, b) => slowest(a as Pace, b as Pace),
  apply(request, _rollout, { value, reason }) {
    const { database, rolloutId } = request;
    const before = findRollout(database, rolloutId)?.pace;
    saveRollout(database, rolloutId, { pace: value as Pace });
    record(request, {
      act: 'rollouts.change',
      subject: `rollout:${rolloutId}`,
      says: 'The calendar was changed, as was agreed.',
      before: { pace: before },
      after: { pace: value },
      reason,
      isNews: false,
    });
  },
};
