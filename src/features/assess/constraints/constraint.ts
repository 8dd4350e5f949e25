import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { GateKey } from '../../contract/gate.ts';

export const constraintKinds = [
  'manual-work',
  'undocumented-change',
  'institutional-knowledge',
  'missing-feedback',
] as const;
export type ConstraintKind = (typeof constraintKinds)[number];

export const constraintKindTitles: Record<ConstraintKind, string> = {
  'manual-work': 'manual work that won’t scale',
  'undocumented-change': 'undocumented workflow change',
  'institutional-knowledge': 'institutional knowledge',
  'missing-feedback': 'missing feedback mechanism',
};

/** An honest dependency of the pilot. */
export type Constraint = {
  id: string;
  kind: ConstraintKind;
  text: string;
  hoursPerTeamPerWeek: number;
  ownerId: UserId | undefined;
  plan: string;
  dueOn: Temporal.PlainDate | undefined;
  /** The gates that stay shut while it is open. */
  blocks: readonly GateKey[];
  recordedAt: Temporal.Instant;
  /** Solved costs nothing any more; accepted goes on costing its hours, with a written reason. */
  closed:
    | { how: 'solved' | 'accepted'; at: Temporal.Instant; by: UserId; reason: string }
    | undefined;
};

export const CONSTRAINT_TEXT_MAX_LENGTH = 1000;
/** No team has more than one full-time person to spare for one dependency. */
export const HOURS_PER_TEAM_MAX = 40;

export type ConstraintProblem =
  | { kind: 'empty-text' }
  | { kind: 'text-too-long'; length: number; most: number }
  | { kind: 'hours-out-of-range'; hours: number; most: number }
  | { kind: 'due-in-the-past'; dueOn: Temporal.PlainDate; today: Temporal.PlainDate };

export function constraintProblems(
  draft: Pick<Constraint, 'text' | 'hoursPerTeamPerWeek' | 'dueOn'>,
  today: Temporal.PlainDate,
): ConstraintProblem[] {
  const { text, hoursPerTeamPerWeek: hours, dueOn } = draft;
  const problems: ConstraintProblem[] = [];
  if (text.trim() === '') problems.push({ kind: 'empty-text' });
  if (text.length > CONSTRAINT_TEXT_MAX_LENGTH) {
    problems.push({ kind: 'text-too-long', length: text.length, most: CONSTRAINT_TEXT_MAX_LENGTH });
  }
  if (!(hours >= 0 && hours <= HOURS_PER_TEAM_MAX)) {
    problems.push({ kind: 'hours-out-of-range', hours, most: HOURS_PER_TEAM_MAX });
  }
  if (dueOn !== undefined && isBefore(dueOn, today)) {
    problems.push({ kind: 'due-in-the-past', dueOn, today });
  }
  return problems;
}

export type MissingDetail = 'owner' | 'plan' | 'due date';

/** What an open constraint still lacks before the assessment can be closed. */
export function missingDetails(constraint: Constraint): MissingDetail[] {
  if (constraint.closed !== undefined) return [];
  const missing: MissingDetail[] = [];
  if (constraint.ownerId === undefined) missing.push('owner');
  if (constraint.plan.trim() === '') missing.push('plan');
  if (constraint.dueOn === undefined) missing.push('due date');
  return missing;
}

export function openConstraintsFor(
  gate: GateKey,
  constraints: readonly Constraint[],
): Constraint[] {
  return constraints.filter((c) => c.closed === undefined && c.blocks.includes(gate));
}

/** Somebody who left looks after nothing any more: an open constraint of theirs has no owner. */
export function asLookedAfter<Entry extends Constraint & { hasOwnerLeft: boolean }>(
  constraint: Entry,
): Entry {
  const isOrphan = constraint.hasOwnerLeft && constraint.closed === undefined;
  return isOrphan ? { ...constraint, ownerId: undefined } : constraint;
}

/** Leads and the pilot's people write into the ledger; an owner keeps their own entry up to date. */
export function mayChangeConstraint(
  person: { userId: UserId; isLead: boolean; isOfPilot: boolean },
  constraint: Pick<Constraint, 'ownerId'> | undefined,
): boolean {
  return person.isLead || person.isOfPilot || constraint?.ownerId === person.userId;
}

/** What can be mended in the form itself. */
export type ConstraintRefusal =
  | { kind: 'owner-left'; name: string }
  | { kind: 'recorded-already' }
  | { kind: 'changed-meanwhile'; by: UserId }
  | { kind: 'problems'; problems: ConstraintProblem[] }
  /** A gate that waits for it is let go by closing it, not by unticking. */
  | { kind: 'gates-dropped'; gates: readonly GateKey[] }
  | { kind: 'nothing-changed' };
