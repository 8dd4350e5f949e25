/* A constraint that holds a gate up, as something that nobody waves through alone. */
import { record } from '../../../platform/audit/audit.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';

import { type Constraint, missingDetails } from './constraint.ts';
import {
  addConstraintVersion,
  findConstraint,
  type StoredConstraint,
} from './constraints.store.ts';

const KIND = 'constraints.accepted';
type Closing = 'open' | 'accepted' | 'solved';

/** Whether going on with it unsolved would open a gate: one that waits for it, or the first, which asks for a plan. */
export function holdsGate(constraint: Constraint): boolean {
  return constraint.blocks.length > 0 || missingDetails(constraint).length > 0;
}

/** Asks a second person to go on although it is not solved. */
export function askToAccept(
  request: RolloutRequest,
  constraint: Constraint,
  { reason, lasts }: { reason: string; lasts: Lasts },
): LooseningOutcome {
  const { id, text, blocks, hoursPerTeamPerWeek: hours } = constraint;
  const says = `The constraint “${clamp(text, 200)}” (${hours} h per team per week) would be accepted unsolved.`;
  return request.product.askToLoosen(request, {
    ...{ kind: KIND, subject: id, gate: blocks[0] ?? 'leaving-assessment' },
    ...{ before: 'open', after: 'accepted', says: [says], reason, lasts },
  });
}

export const constraintLoosenable: Loosenable = {
  kind: KIND,
  read({ database, rolloutId }, id): Closing | undefined {
    const constraint = findConstraint(database, rolloutId, id);
    return constraint && (constraint.closed?.how ?? 'open');
  },
  /** What was solved meanwhile stays solved. */
  strictest: (a, b) => [a, b].find((one) => one === 'solved') ?? [a, b].find(isOpen) ?? a,
  apply(request, id, { value, reason }) {
    const before = findConstraint(request.database, request.rolloutId, id);
    if (before === undefined) return;
    saveClosing(request, before, { how: value as Closing, reason });
  },
};

const isOpen = (one: unknown) => one === 'open';

function saveClosing(
  request: RolloutRequest,
  before: StoredConstraint,
  { how, reason }: { how: Closing; reason: string },
): void {
  const { database, acting, rolloutId, now } = request;
  const { version, changedBy: _by, changedAt: _at, hasOwnerLeft: _left, ...known } = before;
  const closed = how === 'open' ? undefined : { how, at: now, by: acting.userId, reason };
  const place = { workspaceId: acting.workspaceId, rolloutId };
  const made = { version: version + 1, by: acting.userId, at: now };
  addConstraintVersion(database, place, { ...known, closed }, made);
  const what = `“${esc(clamp(before.text, 200))}”`;
  record(request, {
    act: how === 'open' ? 'constraints.open-again' : `constraints.${how}`,
    subject: `constraint:${before.id}`,
    says:
      how === 'open'
        ? `The constraint ${what} is open again, as was agreed.`
        : `The constraint ${what} is accepted unsolved, as was agreed.`,
    before: before.closed ?? null,
    after: closed ?? null,
    reason,
    isNews: false,
  });
}
