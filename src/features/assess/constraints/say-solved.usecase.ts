import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import {
  addConstraintVersion,
  findConstraint,
  type StoredConstraint,
} from './constraints.store.ts';
import { areWordsEnough } from './solution.ts';
import { addSolution, findSolutionCase, listConfirmers, saveSolution } from './solutions.store.ts';

export type SayOutcome =
  /** It stays open until one of these confirms it. */
  | { kind: 'said'; ofNames: readonly string[] }
  | { kind: 'said-already'; byName: string; ofNames: readonly string[] }
  | { kind: 'nobody-can-confirm' };

/** Says that a constraint is solved; whoever else is touched by it is asked whether it is so. */
export function saySolved(
  request: RolloutRequest,
  constraint: StoredConstraint,
  words: string,
): SayOutcome {
  const { database, acting, rolloutId, now } = request;
  const namesOf = (ids: readonly string[]) => ids.map((id) => findName(database, id));
  const last = findSolutionCase(request, constraint);
  if (last?.state === 'waiting') {
    const byName = findName(database, last.solution.saidBy);
    return { kind: 'said-already', byName, ofNames: namesOf(last.askedIds) };
  }
  const { askedIds } = listConfirmers(request, constraint, acting.userId);
  if (askedIds.length === 0) return { kind: 'nobody-can-confirm' };
  addSolution(database, {
    ...{ id: newId<string>(), rolloutId, constraintId: constraint.id },
    ...{ version: constraint.version, words: words.trim() },
    ...{ saidBy: acting.userId, saidAt: now, answer: undefined },
  });
  record(request, {
    act: 'constraints.say-solved',
    subject: `constraint:${constraint.id}`,
    says: `${mention(acting.userId)} says that the constraint ${quoted(constraint)} is solved.`,
    reason: words.trim(),
    isNews: false,
  });
  return { kind: 'said', ofNames: namesOf(askedIds) };
}

const quoted = ({ text }: Pick<StoredConstraint, 'text'>) => `“${esc(clamp(text, 200))}”`;

export type AnswerOutcome =
  | { kind: 'no-such-constraint' | 'nothing-waits' | 'not-asked' | 'own-words' | 'too-short' }
  | { kind: 'confirmed' | 'doubted'; constraint: StoredConstraint; byName: string };

/** Somebody else says whether it is solved: then it is closed, or their words stand beside the claim. */
export function answerSolved(
  request: RolloutRequest,
  { constraintId, isSo, words }: { constraintId: string; isSo: boolean; words: string },
): AnswerOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): AnswerOutcome => {
    const constraint = findConstraint(database, rolloutId, constraintId);
    if (constraint === undefined) return { kind: 'no-such-constraint' };
    const last = findSolutionCase(request, constraint);
    if (last?.state !== 'waiting') return { kind: 'nothing-waits' };
    const { solution, mayIds } = last;
    if (solution.saidBy === acting.userId) return { kind: 'own-words' };
    if (!mayIds.includes(acting.userId)) return { kind: 'not-asked' };
    const answer = { isSo, words: words.trim(), by: acting.userId, at: now };
    if (!areWordsEnough(answer)) return { kind: 'too-short' };
    saveSolution(database, { ...solution, answer });
    const by = mention(solution.saidBy);
    record(request, {
      act: isSo ? 'constraints.solved' : 'constraints.doubt-solved',
      subject: `constraint:${constraintId}`,
      says: isSo
        ? `${mention(acting.userId)} confirmed that the constraint ${quoted(constraint)} is solved, as ${by} says.`
        : `${mention(acting.userId)} sees it differently that the constraint ${quoted(constraint)} is solved, as ${by} says.`,
      ...(answer.words === '' ? {} : { reason: answer.words }),
      isNews: isSo,
    });
    if (isSo) close(request, constraint, { by: solution.saidBy, reason: solution.words });
    const byName = findName(database, solution.saidBy);
    return { kind: isSo ? 'confirmed' : 'doubted', constraint, byName };
  });
}

function close(
  { database, acting, rolloutId, now }: RolloutRequest,
  constraint: StoredConstraint,
  said: { by: StoredConstraint['changedBy']; reason: string },
): void {
  const { version, changedBy: _by, changedAt: _at, hasOwnerLeft: _left, ...known } = constraint;
  addConstraintVersion(
    database,
    { workspaceId: acting.workspaceId, rolloutId },
    { ...known, closed: { how: 'solved', at: now, ...said } },
    { version: version + 1, by: acting.userId, at: now },
  );
}
