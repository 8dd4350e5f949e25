import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { judgementToStore } from '../../gates/gates/gate-status.ts';
import { type Completion, type CompletionRefusal, judgeDecision } from './completion.ts';
import { type CompletionFacts, findCompletionFacts } from './completion-facts.store.ts';
import { answeredMessage, completeMessage } from './completion-messages.view.ts';
import { listCompletions, saveDecision } from './completions.store.ts';

type Decision = { completionId: string; kind: 'agreed' | 'declined' | 'withdrawn'; why: string };

export type DecideOutcome =
  | { kind: 'unknown' }
  | { kind: 'refused'; refusal: CompletionRefusal; facts: CompletionFacts; completion: Completion }
  | { kind: 'decided'; completion: Completion; facts: CompletionFacts };

const DID = { agreed: 'agreed that', declined: 'did not agree yet that' } as const;

/** A sponsor agrees, on the evidence of this moment, or says what is missing; the one who asked may take it back. */
export function decideCompletion(request: RolloutRequest, input: Decision): DecideOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): DecideOutcome => {
    const facts = findCompletionFacts(request);
    const asked = listCompletions(database, rolloutId).find(({ id }) => id === input.completionId);
    if (facts === undefined || asked === undefined) return { kind: 'unknown' };
    const { kind } = input;
    const why = input.why.trim();
    const by = acting.userId;
    const refusal = judgeDecision(
      { kind, by, isSponsor: acting.roles.has('sponsor'), why },
      { completion: asked, evidence: facts.evidence },
    );
    if (refusal !== undefined) return { kind: 'refused', refusal, facts, completion: asked };
    const completion: Completion = { ...asked, decision: { kind, by, at: now, why } };
    const evidence = facts.status.verdict.criteria.map(judgementToStore);
    saveDecision(database, asked.id, { kind, by, at: now, why }, evidence);
    const name = esc(facts.rollout.name);
    record(request, {
      act: `completions.${kind === 'agreed' ? 'agree' : kind === 'declined' ? 'decline' : 'withdraw'}`,
      subject: `rollout:${rolloutId}`,
      says:
        kind === 'withdrawn'
          ? `${mention(by)} took back the request to call *${name}* complete.`
          : `${mention(by)} ${DID[kind]} *${name}* is complete, as ${mention(asked.askedBy)} had asked.`,
      before: { words: asked.words },
      after: { decision: kind, evidence },
      reason: why === '' ? asked.words : why,
      isNews: kind !== 'withdrawn',
    });
    if (kind !== 'withdrawn') notify(request, completion, facts);
    return { kind: 'decided', completion, facts };
  });
}

function notify(
  request: RolloutRequest,
  completion: Completion,
  { rollout, status }: CompletionFacts,
) {
  const { database, acting } = request;
  const byName = findName(database, acting.userId);
  const { id, askedBy, decision } = completion;
  if (decision?.kind === 'agreed')
    enqueueMessage(request, {
      key: `completions:${id}:complete`,
      to: rollout.channelId,
      message: completeMessage({
        ...{ rolloutName: rollout.name, byName, askedByName: findName(database, askedBy) },
        ...{ words: completion.words, criteria: status.verdict.criteria },
      }),
    });
  enqueueNews(request, {
    key: `completions.answered:${id}`,
    to: askedBy,
    message: answeredMessage({ rolloutName: rollout.name, byName, decision }),
  });
}
