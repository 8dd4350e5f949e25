import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { nextStepOf } from '../champions/champion.ts';
import { withdrawNomination } from '../champions/champion-step.ts';
import { settleAnnouncement } from './announce-step.usecase.ts';
import type { NominationFacts, NominationRecord, StepOutcome } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import {
  withdrawnMessage,
  youAreWithdrawnMessage,
  youWithdrewMessage,
} from './nomination-withdrawn.view.ts';
import { findNomination, getNominationFacts, saveNomination } from './nominations.store.ts';

/** Whoever nominated takes it back before the yes; nobody who was asked has anything left to do. */
export function withdrawNominee(
  request: RolloutRequest,
  { championId }: { championId: string },
): StepOutcome {
  const { database, now } = request;
  const { userId } = request.acting;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const facts = getNominationFacts(request, nomination);
    const outcome = withdrawNomination(nomination.champion, userId, now);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    const { champion } = outcome;
    saveNomination(database, champion);
    record(request, {
      act: 'nominations.withdraw',
      subject: `champion:${champion.id}`,
      says:
        userId === champion.personId
          ? `${mention(userId)} withdrew the offer to be ${sayRole(facts)}.`
          : `${mention(userId)} withdrew the nomination of ${mention(champion.personId)} as ${sayRole(facts)}.`,
      isNews: false,
    });
    notifyOfWithdrawal(request, nomination, facts);
    return { kind: 'done', facts };
  });
}

/** What asks for something says that nothing is left to do; who had answered already, or was asked to, hears of it. */
function notifyOfWithdrawal(
  request: RolloutRequest,
  nomination: NominationRecord,
  facts: NominationFacts,
): void {
  const { id, personId, nominated, hours, confirmed } = nomination.champion;
  const isSelf = nominated.by === personId;
  const forDeciders = withdrawnMessage(facts);
  const forNominee = isSelf ? youWithdrewMessage(facts) : youAreWithdrawnMessage(facts);
  settleAnnouncement(request, nomination, forNominee);
  const wasAsked = nextStepOf(nomination.champion) === 'accept';
  const notified = new Set([hours?.by, confirmed?.by, wasAsked ? personId : undefined]);
  for (const to of notified) {
    if (to === undefined || to === nominated.by) continue;
    const message = to === personId ? forNominee : forDeciders;
    enqueueNews(request, { key: `nominations.withdrawn:${id}:${to}`, to, message });
  }
}
