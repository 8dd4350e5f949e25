import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { promoteBackUp } from '../champions/champion-step.ts';
import type { StepOutcome } from '../nominations/nomination-facts.ts';
import { findNomination, findNominationFacts } from '../nominations/nominations.store.ts';
import { championLoss } from './champion-loss.ts';
import { lossKey, promotedMessage, youArePromotedMessage } from './champion-loss.view.ts';
import { saveLeaving } from './leaving.store.ts';

/** A lead gives a team that lost its champion its back-up; the grace period is over with it. */
export function promoteToChampion(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; championId: string },
  now: Temporal.Instant,
): StepOutcome {
  return write(database, (): StepOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const { userId, name } = input.acting;
    const before = findNominationFacts(database, file, now);
    const outcome = promoteBackUp(file.champion, userId, file.others, file.leadIds);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts: before };
    const loss = championLoss(file.team.id, file.others, file.team.context.timeZone);
    saveLeaving(database, outcome.champion);
    const { personId } = outcome.champion;
    recordEntry(database, {
      workspaceId: file.rollout.workspaceId,
      rolloutId: file.rollout.id,
      at: now,
      actor: userId,
      act: 'champions.promote',
      subject: `champion:${outcome.champion.id}`,
      says: `${mention(userId)} made ${mention(personId)}, the back-up, champion of *${esc(file.team.name)}*.`,
      before: { role: 'back-up' },
      after: { role: 'champion' },
      isNews: true,
    });
    const entry = {
      workspaceId: file.rollout.workspaceId,
      rolloutId: file.rollout.id,
      now,
    };
    const said = promotedMessage(file.team.name, before.name, name);
    for (const leadId of file.leadIds) {
      if (loss === undefined) break;
      const of = lossKey(loss.champion, leadId);
      enqueueEditEntry(database, { ...entry, key: `${of}:settled`, of, message: said });
    }
    const key = `champions.promoted:${outcome.champion.id}:${now.epochMilliseconds}`;
    const message = youArePromotedMessage(file.team.name, name);
    enqueueMessageEntry(database, { ...entry, key, to: personId, message });
    return { kind: 'done', facts: findNominationFacts(database, { ...file, ...outcome }, now) };
  });
}
