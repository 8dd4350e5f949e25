import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listRolesOf } from '../../rollout/rollouts/rollouts.store.ts';
import { listWorkflowOwners } from '../core-search/search-gaps.store.ts';
import { findDrawn } from '../samples/drawn.store.ts';
import { standingOf, type Verdict, verdictTitles } from '../samples/finding.ts';
import { markFinding } from '../samples/mark-finding.usecase.ts';
import { findDecision, saveDecision } from './reviews.store.ts';

export type DecideOutcome =
  | { kind: 'decided'; verdict: Verdict }
  | { kind: 'decided-before'; verdict: Verdict }
  | { kind: 'not-disputed' | 'no-such-output' | 'not-theirs' | 'no-reason' };

/** Where reviewers see an output differently, the owner of the work decides, or a lead; their word counts. */
export function decideOutput(
  request: RolloutRequest,
  input: { outputNumber: number; verdict: Verdict; reason: string },
): DecideOutcome {
  const { database, rolloutId, acting, now } = request;
  const { outputNumber, verdict } = input;
  const reason = input.reason.trim();
  return write(database, (): DecideOutcome => {
    const drawn = findDrawn(database, rolloutId, outputNumber);
    if (drawn === undefined) return { kind: 'no-such-output' };
    const isLead = listRolesOf(database, rolloutId, acting.userId).includes('lead');
    const isOwner = listWorkflowOwners(request, drawn.workflow).includes(acting.userId);
    if (!isLead && !isOwner) return { kind: 'not-theirs' };
    const before = findDecision(database, outputNumber);
    if (before !== undefined) return { kind: 'decided-before', verdict: before };
    if (!drawn.isDisputed) return { kind: 'not-disputed' };
    if (reason === '') return { kind: 'no-reason' };
    const { userId: decidedBy } = acting;
    saveDecision(database, {
      ...{ outputNumber, rolloutId, verdict, reason },
      ...{ decidedBy, decidedAt: now },
    });
    markFinding(request, { outputNumber, standing: standingOf([], verdict) });
    record(request, {
      act: 'reviews.decide',
      subject: `output:${outputNumber}`,
      says: `${mention(decidedBy)} decided on an output of ${esc(drawn.workflow)} that reviewers saw differently: ${verdictTitles[verdict].toLowerCase()}.`,
      after: { verdict },
      reason,
      isNews: false,
    });
    return { kind: 'decided', verdict };
  });
}
