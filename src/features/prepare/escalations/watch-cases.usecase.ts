import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueUrgent } from '../../../platform/outbox/direct.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { moveCase } from './arrive.usecase.ts';
import { untakenMessage } from './case-messages.view.ts';
import { getCaseWords } from './case-words.store.ts';
import { currentStep, dueMove, type Escalation, isUntakenAtTheTop } from './escalation.ts';
import { listOpenEscalations, markSponsorsTold } from './escalations.store.ts';
import { getResponsible } from './path.store.ts';

/** Open cases whose limit has passed, or whose person is no longer there. */
export function listCasesDue(context: ReadContext): readonly Escalation[] {
  return listOpenEscalations(context.database, context.rolloutId).filter(
    (one) => moveOf(context, one) !== undefined || isUntakenAtTheTop(one, context.now),
  );
}

const moveOf = (context: ReadContext, escalation: Escalation) =>
  dueMove(escalation, getResponsible(context, escalation), context.now);

/** Hands up what nobody took or settled in time, and tells the sponsors of what no lead has taken. */
export function watchCases(request: RolloutRequest): string {
  return write(request.database, () => {
    const due = listCasesDue(request);
    for (const escalation of due) {
      const move = moveOf(request, escalation);
      if (move === undefined) notifySponsors(request, escalation);
      else moveCase(request, escalation, move);
    }
    return due.length === 0 ? '' : `Cases that went on by themselves: ${due.length}.`;
  });
}

function notifySponsors(request: RolloutRequest, escalation: Escalation): void {
  const { database, rolloutId, now } = request;
  const { id, workflow } = escalation;
  markSponsorsTold(database, id, currentStep(escalation).number, now);
  const message = untakenMessage(escalation, getCaseWords(request, escalation));
  for (const to of listActiveHolders(database, rolloutId, 'sponsor'))
    enqueueUrgent(request, { key: `escalations.top:${id}:${to}:untaken`, to, message });
  record(request, {
    act: 'escalations.tell-sponsors',
    subject: `escalation:${id}`,
    says: `The sponsors heard that a case about *${esc(workflow)}* stands before the leads.`,
  });
}
