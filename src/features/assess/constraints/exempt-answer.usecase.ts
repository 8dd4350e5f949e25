import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { type QuestionName, questionOf } from '../assessment/question.ts';
import { addExemption, listUnfollowed } from './exemptions.store.ts';

export type ExemptOutcome =
  | { kind: 'not-lead' }
  | { kind: 'followed-already' }
  | { kind: 'exempt' };

/** A lead says in writing why something that would not hold is still no constraint. */
export function exemptAnswer(
  request: RolloutRequest,
  { question, reason }: { question: QuestionName; reason: string },
): ExemptOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ExemptOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    if (!listUnfollowed(request).includes(question)) return { kind: 'followed-already' };
    const place = { workspaceId: acting.workspaceId, rolloutId };
    addExemption(database, place, { question, by: acting.userId, at: now, reason });
    record(request, {
      act: 'constraints.exempt-answer',
      subject: `question:${question}`,
      says: `${mention(acting.userId)} wrote down why “would not hold” on ${questionOf(question).title.toLowerCase()} isn’t a constraint.`,
      after: { question },
      reason,
      isNews: true,
    });
    return { kind: 'exempt' };
  });
}
