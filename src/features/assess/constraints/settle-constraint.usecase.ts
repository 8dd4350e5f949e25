import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';
import type { Constraint } from './constraint.ts';
import { addConstraintVersion, findConstraint } from './constraints.store.ts';
import { askToAccept, holdsGate } from './loosen-constraint.usecase.ts';

export const settlements = ['solved', 'accepted', 'open-again'] as const;
export type Settlement = (typeof settlements)[number];

export type SettleOutcome =
  | { kind: 'no-such-constraint' }
  | { kind: 'not-allowed' }
  /** Whoever owns it may say that it is solved; going on with it unsolved is a lead's decision. */
  | { kind: 'only-leads-accept' }
  | { kind: 'already'; closed: Constraint['closed'] }
  | LooseningOutcome
  | { kind: 'settled'; constraint: Constraint; how: Settlement };

type Settling = { constraintId: string; how: Settlement; reason: string; lasts: Lasts };

/** Closes a constraint as solved or accepted, or opens it again; each with its reason on the record. Accepting one that holds a gate waits for a second person. */
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
    if (how === 'accepted' && holdsGate(before))
      return askToAccept(request, before, { reason, lasts });
    const { version, changedBy: _by, changedAt: _at, hasOwnerLeft: _left, ...known } = before;
    const constraint: Constraint = {
      ...known,
      closed: how === 'open-again' ? undefined : { how, at: now, by: acting.userId, reason },
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
    return { kind: 'settled', constraint, how };
  });
}

const DID: Record<Settlement, string> = {
  solved: 'closed the solved constraint',
  accepted: 'accepted the unsolved constraint',
  'open-again': 'reopened the constraint',
};
