import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { declineRole } from '../champions/champion-step.ts';
import { entryOf, settleAsk, settleNews } from './announce-step.usecase.ts';
import { declinedMessage, youDeclinedMessage } from './nomination-ends.view.ts';
import type { StepOutcome } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import { findNomination, findNominationFacts, saveNomination } from './nominations.store.ts';

/** The nominee says no, at any step before the yes; whoever waits for it is told. */
export function declineNomination(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; championId: string; reason: string },
  now: Temporal.Instant,
): StepOutcome {
  return write(database, (): StepOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const { userId } = input.acting;
    const facts = findNominationFacts(database, file, now);
    const outcome = declineRole(file.champion, userId, input.reason, now);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    const { champion } = outcome;
    saveNomination(database, champion);
    recordEntry(database, {
      workspaceId: file.rollout.workspaceId,
      rolloutId: file.rollout.id,
      at: now,
      actor: userId,
      act: 'nominations.decline',
      subject: `champion:${champion.id}`,
      says: `${mention(userId)} decided not to be ${sayRole(facts)} for now.`,
      ...(input.reason === '' ? {} : { reason: input.reason }),
      isNews: false,
    });
    const entry = entryOf(file, now);
    const message = declinedMessage(facts, input.reason);
    settleAsk(database, file, 'hours', message, now);
    settleAsk(database, file, 'confirm', message, now);
    settleAsk(database, file, 'accept', youDeclinedMessage(facts), now);
    settleNews(database, file, youDeclinedMessage(facts), now);
    const told = [champion.nominated.by, champion.hours?.by, champion.confirmed?.by];
    for (const to of new Set(told)) {
      if (to === undefined || to === userId) continue;
      const key = `nominations.declined:${champion.id}:${to}`;
      enqueueMessageEntry(database, { ...entry, key, to, message });
    }
    return { kind: 'done', facts };
  });
}
