import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { type Completion, type CompletionRefusal, judgeAsking } from './completion.ts';
import { type CompletionFacts, findCompletionFacts } from './completion-facts.store.ts';
import { addCompletion, findLastCompletion } from './completions.store.ts';

export type AskOutcome =
  | { kind: 'refused'; refusal: CompletionRefusal; facts: CompletionFacts | undefined }
  | { kind: 'asked'; completion: Completion };

/** A lead asks a sponsor to call the rollout complete; nothing is complete by it. */
export function askForCompletion(request: RolloutRequest, input: { words: string }): AskOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): AskOutcome => {
    const facts = findCompletionFacts(request);
    if (facts === undefined) return { kind: 'refused', refusal: { kind: 'not-lead' }, facts };
    const words = input.words.trim();
    const refusal = judgeAsking(
      { by: acting.userId, isLead: acting.roles.has('lead'), words },
      {
        sponsors: listActiveHolders(database, rolloutId, 'sponsor'),
        last: findLastCompletion(database, rolloutId),
        evidence: facts.evidence,
      },
    );
    if (refusal !== undefined) return { kind: 'refused', refusal, facts };
    const completion: Completion = {
      ...{ id: newId(), rolloutId, askedBy: acting.userId, askedAt: now, words },
      ...{ decision: undefined, watchedOn: undefined, reopened: undefined },
    };
    addCompletion(database, facts.rollout.workspaceId, completion);
    record(request, {
      act: 'completions.ask',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} asked a sponsor to call *${esc(facts.rollout.name)}* complete.`,
      after: { words },
      reason: words,
      isNews: true,
    });
    return { kind: 'asked', completion };
  });
}
