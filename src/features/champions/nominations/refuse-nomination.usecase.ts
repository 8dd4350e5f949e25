import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { refuseNomination } from '../champions/champion-step.ts';
import { settleAnnouncement } from './announce-step.usecase.ts';
import { refusedMessage } from './nomination-ends.view.ts';
import type { StepOutcome } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import { findNomination, getNominationFacts, saveNomination } from './nominations.store.ts';

/** A manager or a lead says no with a reason, which the nominator and the person get to read. */
export function refuseNominee(
  request: RolloutRequest,
  { championId, reason }: { championId: string; reason: string },
): StepOutcome {
  const { database, now } = request;
  const { userId, name } = request.acting;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const facts = getNominationFacts(request, nomination);
    const state = { ...nomination, now };
    const outcome = refuseNomination(nomination.champion, userId, reason, state);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    const { champion } = outcome;
    saveNomination(database, champion);
    record(request, {
      act: 'nominations.refuse',
      subject: `champion:${champion.id}`,
      says: `${mention(userId)} said no to ${mention(champion.personId)} as ${sayRole(facts)}.`,
      reason,
      isNews: false,
    });
    const message = refusedMessage(facts, name, reason);
    settleAnnouncement(request, nomination, message);
    for (const to of new Set([champion.nominated.by, champion.personId])) {
      if (to === userId) continue;
      const key = `nominations.refused:${champion.id}:${to}` as const;
      enqueueNews(request, { key, to, message });
    }
    return { kind: 'done', facts };
  });
}
