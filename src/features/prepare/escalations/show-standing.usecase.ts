import { settleNews } from '../../../platform/outbox/direct.ts';
import { enqueueEdit } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { standingMessage } from './case-messages.view.ts';
import { getCaseWords } from './case-words.store.ts';
import type { Escalation } from './escalation.ts';
import { listLeads } from './path.store.ts';

/** Whoever was asked about a case sees in the same message how it stands by now, so that nobody presses in vain. */
export function showStanding(
  request: RolloutRequest,
  escalation: Escalation,
  as: 'moved' | 'taken' | 'settled',
): void {
  const { database, acting } = request;
  const { id, steps } = escalation;
  const words = getCaseWords(request, escalation);
  // Who takes it or hands it up has the answer to their own press in front of them.
  const hasAnswer = (person: unknown) => as !== 'settled' && person === acting.userId;
  for (const { number, personId, tier } of steps) {
    if (personId === undefined || hasAnswer(personId)) continue;
    if (as !== 'settled' && number === steps.length) continue;
    const of = `escalations.asked:${id}:${number}`;
    const message = standingMessage(escalation, words, { isLead: tier === 'lead' });
    enqueueEdit(request, { key: `${of}:${as}:${steps.length}`, of, message });
  }
  if (steps.at(-1)?.tier !== 'lead' || as === 'moved') return;
  const message = standingMessage(escalation, words, { isLead: true });
  for (const to of listLeads(request)) {
    if (!hasAnswer(to)) settleNews(database, `escalations.top:${id}:${to}`, message);
  }
}
