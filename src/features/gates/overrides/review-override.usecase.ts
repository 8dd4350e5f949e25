import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type OverrideReview, reviewOverride } from './override-decision.ts';
import { findOverride, saveOverrideFate } from './overrides.store.ts';

export type ReviewOutcome =
  | { kind: 'unknown' }
  | { kind: 'not-lead' }
  | Exclude<OverrideReview, { kind: 'reviewed' }>
  | { kind: 'reviewed' };

/** When its phase has ended, a lead says whether the risk that was accepted came true. */
export function reviewFinding(
  request: RolloutRequest,
  input: { overrideId: string; finding: string },
): ReviewOutcome {
  const { database, acting, rolloutId, now, today } = request;
  return write(database, (): ReviewOutcome => {
    const rollout = findRollout(database, rolloutId);
    const override = findOverride(database, rolloutId, input.overrideId);
    if (rollout === undefined || override === undefined) return { kind: 'unknown' };
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const finding = input.finding.trim();
    const phase = rollout.closedAt === undefined ? rollout.phase : 'closed';
    const review = { by: acting.userId, at: now, finding };
    const outcome = reviewOverride(override, review, phase, today);
    if (outcome.kind !== 'reviewed') return outcome;
    saveOverrideFate(database, outcome.override);
    record(request, {
      act: 'overrides.review',
      subject: `gate:${override.gate}`,
      says: `${mention(acting.userId)} reviewed the override of ${sayGate(override.gate)}.`,
      before: { risk: override.risk },
      after: { finding },
      reason: finding,
      isNews: true,
    });
    return { kind: 'reviewed' };
  });
}
