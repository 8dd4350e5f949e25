import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { nextStepOf } from '../champions/champion.ts';
import { confirmChampion } from '../champions/champion-step.ts';
import { settleAnnouncement } from './announce-step.usecase.ts';
import type { StepOutcome } from './nomination-facts.ts';
import { sayRole, yourTurnMessage } from './nomination-messages.view.ts';
import { findNomination, getNominationFacts, saveNomination } from './nominations.store.ts';

/** A lead says yes to somebody whose hours are approved; the person is asked next. */
export function confirmNominee(
  request: RolloutRequest,
  { championId }: { championId: string },
): StepOutcome {
  const { database, acting, now } = request;
  const { userId } = acting;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const before = getNominationFacts(request, nomination);
    const outcome = confirmChampion(nomination.champion, userId, nomination.leadIds, now);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts: before };
    const { champion } = outcome;
    saveNomination(database, champion);
    const after = { ...nomination, champion };
    const facts = getNominationFacts(request, after);
    record(request, {
      act: 'nominations.confirm',
      subject: `champion:${champion.id}`,
      says: `${mention(userId)} confirmed ${mention(champion.personId)} as ${sayRole(facts)}.`,
      isNews: false,
    });
    if (nextStepOf(champion) === 'accept')
      settleAnnouncement(request, after, yourTurnMessage(facts));
    return { kind: 'done', facts };
  });
}
