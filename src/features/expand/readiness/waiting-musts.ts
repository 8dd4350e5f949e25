import type { MustHaveFinding } from './must-findings.ts';
import type { WaitingMust } from './team-readiness.ts';

/**
 * The must-haves that somebody is to confirm, in their order. Weeks that are not calm need no confirming,
 * and what was answered otherwise than with yes does not either.
 */
export function waitingMusts(
  findings: readonly Pick<MustHaveFinding, 'mustHave' | 'state' | 'confirming'>[],
): WaitingMust[] {
  return findings.flatMap(({ mustHave, state, confirming }) => {
    if (mustHave === 'champion' || state === 'missing') return [];
    if (confirming?.state !== 'waiting') return [];
    const { waitsFor, since, about } = confirming;
    return [{ must: mustHave, waitsFor, since, about }];
  });
}
