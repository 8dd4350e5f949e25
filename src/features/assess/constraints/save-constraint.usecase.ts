import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { getPilot } from '../assessment/assessment.store.ts';
import {
  type Constraint,
  type ConstraintRefusal,
  constraintProblems,
  mayChangeConstraint,
} from './constraint.ts';
import {
  addConstraintVersion,
  findConstraint,
  listConstraints,
  type StoredConstraint,
} from './constraints.store.ts';

export type ConstraintDraft = Pick<
  Constraint,
  'kind' | 'text' | 'hoursPerTeamPerWeek' | 'ownerId' | 'plan' | 'dueOn' | 'blocks'
>;

export type SaveConstraintOutcome =
  | { kind: 'not-allowed' }
  | { kind: 'no-such-constraint' }
  | ConstraintRefusal
  | { kind: 'saved'; constraint: Constraint; isNew: boolean };

type ConstraintEdit = {
  constraintId: string | undefined;
  basedOn: number;
  draft: ConstraintDraft;
};

/** Writes a dependency of the pilot into the ledger, or changes one; `basedOn` is the state that the editor saw. */
export function saveConstraint(
  request: RolloutRequest,
  input: ConstraintEdit,
): SaveConstraintOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): SaveConstraintOutcome => {
    const { constraintId, draft } = input;
    const before =
      constraintId === undefined ? undefined : findConstraint(database, rolloutId, constraintId);
    if (constraintId !== undefined && before === undefined) return { kind: 'no-such-constraint' };
    const refusal = refuse(request, input, before);
    if (refusal !== undefined) return refusal;
    const {
      version: _version,
      changedBy: _by,
      changedAt: _at,
      hasOwnerLeft: _left,
      ...known
    } = before ?? ({} as StoredConstraint);
    const constraint: Constraint =
      before === undefined
        ? { id: newId(), ...draft, recordedAt: now, closed: undefined }
        : { ...known, ...draft };
    addConstraintVersion(database, { workspaceId: acting.workspaceId, rolloutId }, constraint, {
      version: (before?.version ?? 0) + 1,
      by: acting.userId,
      at: now,
    });
    record(request, {
      act: before === undefined ? 'constraints.add' : 'constraints.change',
      subject: `constraint:${constraint.id}`,
      says:
        before === undefined
          ? `${mention(acting.userId)} recorded a constraint: ${esc(clamp(constraint.text, 200))} (${constraint.hoursPerTeamPerWeek} h per team per week).`
          : `${mention(acting.userId)} changed the constraint “${esc(clamp(constraint.text, 200))}”.`,
      before: before ?? null,
      after: constraint,
      isNews: before === undefined,
    });
    return { kind: 'saved', constraint, isNew: before === undefined };
  });
}

function refuse(
  { database, acting, rolloutId, today }: RolloutRequest,
  { draft, basedOn }: ConstraintEdit,
  before: StoredConstraint | undefined,
): SaveConstraintOutcome | undefined {
  const person = {
    userId: acting.userId,
    isLead: acting.roles.has('lead'),
    isOfPilot: getPilot(database, rolloutId).peopleIds.includes(acting.userId),
  };
  if (!mayChangeConstraint(person, before)) return { kind: 'not-allowed' };
  if (before !== undefined && before.version !== basedOn) {
    return { kind: 'changed-meanwhile', by: before.changedBy };
  }
  const problems = constraintProblems(draft, today).filter(
    (problem) => problem.kind !== 'due-in-the-past' || !isSameDay(before?.dueOn, draft.dueOn),
  );
  if (problems.length > 0) return { kind: 'problems', problems };
  const owner = draft.ownerId === undefined ? undefined : findPerson(database, draft.ownerId);
  if (draft.ownerId !== undefined && (owner === undefined || owner.isDeactivated || owner.isBot)) {
    return { kind: 'owner-left', name: owner?.name ?? 'This person' };
  }
  const twin = listConstraints(database, rolloutId).find(
    (other) => other.id !== before?.id && other.text.toLowerCase() === draft.text.toLowerCase(),
  );
  if (twin !== undefined) return { kind: 'recorded-already' };
  const dropped = before?.closed === undefined ? gatesDropped(before, draft) : [];
  if (dropped.length > 0) return { kind: 'gates-dropped', gates: dropped };
  return before !== undefined && isSame(before, draft) ? { kind: 'nothing-changed' } : undefined;
}

function gatesDropped(before: StoredConstraint | undefined, { blocks }: ConstraintDraft) {
  return (before?.blocks ?? []).filter((gate) => !blocks.includes(gate));
}

function isSame(before: Constraint, draft: ConstraintDraft): boolean {
  const facts = (one: ConstraintDraft) =>
    JSON.stringify([
      one.kind,
      one.text,
      one.hoursPerTeamPerWeek,
      one.ownerId ?? null,
      one.plan,
      one.dueOn?.toString() ?? null,
      [...one.blocks].sort(),
    ]);
  return facts(before) === facts(draft);
}

function isSameDay(a: Temporal.PlainDate | undefined, b: Temporal.PlainDate | undefined): boolean {
  return a !== undefined && b !== undefined && a.equals(b);
}
