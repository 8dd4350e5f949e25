import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { confirmChampion, type StepRefusal } from '../champions/champion-step.ts';
import { announceStep, settleAsk } from './announce-step.usecase.ts';
import { confirmedMessage } from './nomination-ends.view.ts';
import type { NominationFacts } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import { findNomination, findNominationFacts, saveNomination } from './nominations.store.ts';

export type StepOutcome =
  | { kind: 'done'; facts: NominationFacts }
  | { kind: 'no-such-nomination' }
  | { kind: 'refused'; why: StepRefusal; facts: NominationFacts };

/** A lead says yes to somebody whose hours are approved; the person is asked next. */
export function confirmNominee(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; championId: string },
  now: Temporal.Instant,
): StepOutcome {
  return write(database, (): StepOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const { userId, name } = input.acting;
    const outcome = confirmChampion(file.champion, userId, file.leadIds, now);
    const before = findNominationFacts(database, file, now);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts: before };
    saveNomination(database, outcome.champion);
    const after = { ...file, champion: outcome.champion };
    const facts = findNominationFacts(database, after, now);
    recordEntry(database, {
      workspaceId: file.rollout.workspaceId,
      rolloutId: file.rollout.id,
      at: now,
      actor: userId,
      act: 'nominations.confirm',
      subject: `champion:${file.champion.id}`,
      says: `${mention(userId)} confirmed ${mention(file.champion.personId)} as ${sayRole(facts)}.`,
      isNews: false,
    });
    settleAsk(database, after, 'confirm', confirmedMessage(facts, name), now);
    announceStep(database, outcome.champion, now);
    return { kind: 'done', facts };
  });
}
