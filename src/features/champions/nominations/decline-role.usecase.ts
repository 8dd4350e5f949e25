import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { declineRole } from '../champions/champion-step.ts';
import { settleAnnouncement } from './announce-step.usecase.ts';
import { declinedMessage, youDeclinedMessage } from './nomination-ends.view.ts';
import type { StepOutcome } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import { findNomination, getNominationFacts, saveNomination } from './nominations.store.ts';

/** The nominee says no, at any step before the yes; whoever waits for it is told. */
export function declineNomination(
  request: RolloutRequest,
  { championId, reason }: { championId: string; reason: string },
): StepOutcome {
  const { database, now } = request;
  const { userId } = request.acting;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const facts = getNominationFacts(request, nomination);
    const outcome = declineRole(nomination.champion, userId, reason, now);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    const { champion } = outcome;
    saveNomination(database, champion);
    record(request, {
      act: 'nominations.decline',
      subject: `champion:${champion.id}`,
      says: `${mention(userId)} decided not to be ${sayRole(facts)} for now.`,
      ...(reason === '' ? {} : { reason }),
      isNews: false,
    });
    const message = declinedMessage(facts, reason);
    settleAnnouncement(request, nomination, youDeclinedMessage(facts));
    const notified = [champion.nominated.by, champion.hours?.by, champion.confirmed?.by];
    for (const to of new Set(notified)) {
      if (to === undefined || to === userId) continue;
      const key = `nominations.declined:${champion.id}:${to}` as const;
      enqueueNews(request, { key, to, message });
    }
    return { kind: 'done', facts };
  });
}
