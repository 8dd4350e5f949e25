/* What a board reads beside use: whether it is complete, and what would break if everyone went live now. */
import type { ReadContext } from '../../../platform/request.ts';
import { sayFullDate, sayPart } from '../../../platform/words.ts';
import { paceReport } from '../../gates/pace/pace.ts';
import { getPaceFacts } from '../../gates/pace/pace-facts.store.ts';
import { judgeEvidence } from '../completions/completion.ts';
import { findAgreedOn, findCompletionFacts } from '../completions/completion-facts.store.ts';
import { findCompletion } from '../completions/completions.store.ts';
import type { CompletionLines, PaceLines } from './report.ts';

export function getCompletionLines(context: ReadContext): CompletionLines {
  const { database, rolloutId } = context;
  const facts = findCompletionFacts(context);
  const standing = findCompletion(database, rolloutId);
  if (facts === undefined) return { says: '', missing: [] };
  if (standing !== undefined) {
    const on = findAgreedOn(standing, facts.rollout) ?? context.today;
    return { says: `Complete since ${sayFullDate(on)}, and watched.`, missing: [] };
  }
  const { criteria, unmet } = facts.status.verdict;
  if (judgeEvidence(facts.evidence) === undefined)
    return { says: 'Not called complete yet, and every criterion is met.', missing: [] };
  return {
    says: `Not complete: ${sayPart(unmet.length, criteria.length, ['criterion', 'criteria'], 'is')} not met.`,
    missing: unmet.map(({ asks }) => asks),
  };
}

export function getPaceLines(context: ReadContext): PaceLines {
  const { headline, sentences, unknowns } = paceReport(getPaceFacts(context));
  return { headline, breaks: sentences, unknown: unknowns };
}
