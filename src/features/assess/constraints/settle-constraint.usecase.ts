import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';
import type { Constraint } from './constraint.ts';
import { addConstraintVersion, findConstraint } from './constraints.store.ts';
import { askToAccept, holdsGate } from './loosen-constraint.usecase.ts';
import { type SayOutcome, saySolved } from './say-solved.usecase.ts';

export const settlements = ['solved', 'accepted', 'open-again'] as const;
export type Settlement = (typeof settlements)[number];

export type SettleOutcome =
  | { kind: 'no-such-constraint' }
  | { kind: 'not-allowed' }
  /** Whoever owns it may say that it is solved; going on with it unsolved is a lead's decision. */
  | { kind: 'only-leads-accept' }
  | { kind: 'already'; closed: Constraint['closed'] }
  | LooseningOutcome
  | SayOutcome
  | { kind: 'settled'; constraint: Constraint };

type Settling = { constraintId: string; how: Settlement; reason: string; lasts: Lasts };

/**
 * Closes a constraint, or opens it again, with its reason on the record. That it is solved waits until somebody
 * else says so too, and accepting one that holds a gate for a second person's yes.
 */
export function settleConstraint(
  request: RolloutRequest,
  { constraintId, how, reason, lasts }: Settling,
): SettleOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SettleOutcome => {
    const before = findConstraint(database, rolloutId, constraintId);
    if (before === undefined) return { kind: 'no-such-constraint' };
    const isLead = acting.roles.has('lead');
    if (!isLead && before.ownerId !== acting.userId) return { kind: 'not-allowed' };
    if (!isLead && how === 'accepted') return { kind: 'only-leads-accept' };
    if ((before.closed?.how ?? 'open-again') === how) {
      return { kind: 'already', closed: before.closed };
    }
    if (how === 'solved') return saySolved(request, before, reason);
    if (how === 'accepted' && holdsGate(before))
      return askToAccept(request, before, { reason, lasts });
    const { version, changedBy: _by, changedAt: _at, hasOwnerLeft: _left, ...known } = before;
    const constraint: Constraint = {
      ...known,
      closed: how === 'accepted' ? { how, at: now, by: acting.userId, reason } : undefined,
    };
    addConstraintVersion(database, { workspaceId: acting.workspaceId, rolloutId }, constraint, {
      version: version + 1,
      by: acting.userId,
      at: now,
    });
    record(request, {
      act: `constraints.${how}`,
      subject: `constraint:${constraintId}`,
      says: `${mention(acting.userId)} ${DID[how]} “${esc(clamp(before.text, 200))}”.`,
      before: before.closed ?? null,
      after: constraint.closed ?? null,
      reason,
      isNews: true,
    });
    return { kind: 'settled', constraint };
  });
}

const DID: Record<Exclude<Settlement, 'solved'>, string> = {
  accepted: 'accepted the unsolved constraint',
  'open-again': 'reopened the constraint',
};
