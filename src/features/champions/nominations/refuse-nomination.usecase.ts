import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { refuseNomination } from '../champions/champion-step.ts';
import { entryOf, settleAsk, settleNews } from './announce-step.usecase.ts';
import { refusedMessage } from './nomination-ends.view.ts';
import type { StepOutcome } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import { findNomination, findNominationFacts, saveNomination } from './nominations.store.ts';

/** A manager or a lead says no with a reason, which the nominator and the person get to read. */
export function refuseNominee(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; championId: string; reason: string },
  now: Temporal.Instant,
): StepOutcome {
  return write(database, (): StepOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const { userId, name } = input.acting;
    const facts = findNominationFacts(database, file, now);
    const outcome = refuseNomination(file.champion, userId, input.reason, { ...file, now });
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    const { champion } = outcome;
    saveNomination(database, champion);
    recordEntry(database, {
      workspaceId: file.rollout.workspaceId,
      rolloutId: file.rollout.id,
      at: now,
      actor: userId,
      act: 'nominations.refuse',
      subject: `champion:${champion.id}`,
      says: `${mention(userId)} said no to ${mention(champion.personId)} as ${sayRole(facts)}.`,
      reason: input.reason,
      isNews: false,
    });
    const message = refusedMessage(facts, name, input.reason);
    for (const step of ['hours', 'confirm', 'accept'] as const)
      settleAsk(database, file, step, message, now);
    settleNews(database, file, message, now);
    for (const to of new Set([champion.nominated.by, champion.personId])) {
      if (to === userId) continue;
      const key = `nominations.refused:${champion.id}:${to}`;
      enqueueMessageEntry(database, { ...entryOf(file, now), key, to, message });
    }
    return { kind: 'done', facts };
  });
}
