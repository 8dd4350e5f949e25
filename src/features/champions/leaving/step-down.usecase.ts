import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { stepDown } from '../champions/champion-step.ts';
import type { StepOutcome } from '../nominations/nomination-facts.ts';
import { findNomination, getNominationFacts } from '../nominations/nominations.store.ts';
import { loseChampion } from './lose-champion.usecase.ts';

/** Somebody leaves the role without a successor; a lead may also end it for them. */
export function leaveRole(
  request: RolloutRequest,
  { championId, reason }: { championId: string; reason: string },
): StepOutcome {
  const { database, acting, now } = request;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const { champion, leadIds } = nomination;
    const facts = getNominationFacts(request, nomination);
    const outcome = stepDown(champion, acting.userId, { reason, leadIds, now });
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    loseChampion(request, { nomination, after: outcome.champion });
    return { kind: 'done', facts };
  });
}
