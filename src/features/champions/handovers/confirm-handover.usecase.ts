import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import { buddyTalksOn, confirmHandover, type HandoverRefusal } from './handover.ts';
import { championChangedMessage, handedOverMessage } from './handover.view.ts';
import {
  findHandoverRecord,
  getHandoverFacts,
  type HandoverRecord,
} from './handover-records.store.ts';
import { saveHandover, saveQuestionsFreed, saveSwap } from './handovers.store.ts';

export type ConfirmOutcome =
  | { kind: 'confirmed'; after: HandoverRecord }
  | { kind: 'handed-over'; after: HandoverRecord }
  | { kind: 'no-such-handover' }
  | { kind: 'refused'; why: HandoverRefusal };

/** One of the two confirms; with the second yes the role changes hands, without a moment in between. */
export function confirmByOne(
  request: RolloutRequest,
  { handoverId }: { handoverId: string },
): ConfirmOutcome {
  const { database, rolloutId, product, now, today } = request;
  const { userId } = request.acting;
  return write(database, (): ConfirmOutcome => {
    const before = findHandoverRecord(request, handoverId);
    if (before === undefined) return { kind: 'no-such-handover' };
    const { from, to } = before;
    if (from === undefined || to === undefined) return { kind: 'refused', why: { kind: 'over' } };
    const isReceiverCertified = product.certifiedPeople(request).has(to.personId);
    const state = { from, to, isReceiverCertified, now, today };
    const outcome = confirmHandover(before.handover, userId, state);
    if (outcome.kind !== 'confirmed' && outcome.kind !== 'handed-over')
      return { kind: 'refused', why: outcome };
    const after = { ...before, handover: { ...before.handover, ...outcome.handover } };
    saveHandover(database, after.handover);
    if (outcome.kind === 'confirmed') return { kind: 'confirmed', after };
    saveSwap(database, outcome);
    saveQuestionsFreed(database, { rolloutId, teamId: after.team.id, forId: from.personId });
    recordHandover(request, after);
    notifyOfHandover(request, after);
    return { kind: 'handed-over', after };
  });
}

function recordHandover(request: RolloutRequest, { handover, team }: HandoverRecord): void {
  record(request, {
    act: 'handovers.complete',
    subject: `team:${team.id}`,
    says: `${mention(handover.fromId)} handed *${esc(team.name)}* over to ${mention(handover.toId)}, who is champion now.`,
    before: { championId: handover.fromId },
    after: { championId: handover.toId },
    isNews: true,
  });
}

function notifyOfHandover(request: RolloutRequest, after: HandoverRecord): void {
  const { database, rolloutId, today } = request;
  const { handover, team } = after;
  const talksOn = buddyTalksOn(today, findWorkingCalendar(database, team.id));
  const two = [handover.fromId, handover.toId];
  for (const reader of two) {
    const facts = getHandoverFacts(request, after, reader);
    const key = `handovers.complete:${handover.id}:${reader}` as const;
    enqueueNews(request, { key, to: reader, message: handedOverMessage(facts, talksOn) });
  }
  const others = new Set([team.managerId, ...listRoleHolders(database, rolloutId, 'lead')]);
  for (const to of others) {
    if (to === undefined || two.includes(to)) continue;
    const message = championChangedMessage(getHandoverFacts(request, after, to));
    enqueueNews(request, { key: `handovers.complete:${handover.id}:${to}`, to, message });
  }
}
