import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayStatus } from '../../gates/gates/gate-words.view.ts';
import { completionState } from './completion.ts';
import { findCompletionFacts } from './completion-facts.store.ts';
import {
  AGREE,
  DECLINE_FORM,
  decisionModal,
  declineModal,
  OPEN_DECISION,
  OPEN_DECLINE,
  WITHDRAW,
  WORDS_MAX,
} from './completion-forms.view.ts';
import { factsFor, gone, said, WHO } from './completions.slack.ts';
import { listCompletions } from './completions.store.ts';
import { type DecideOutcome, decideCompletion } from './decide-completion.usecase.ts';

const asked = rolloutValue.extend({ completionId: keptId() });

const openDecision = action({
  actionId: OPEN_DECISION,
  who: WHO,
  about: 'rollout',
  value: asked,
  run(request, { completionId }): Reply {
    const { database, acting, rolloutId } = request;
    const facts = findCompletionFacts(request);
    const completion = listCompletions(database, rolloutId).find(({ id }) => id === completionId);
    if (facts === undefined || completion === undefined) return gone;
    if (completionState(completion) !== 'waiting')
      return tell(sentence(said(request)({ kind: 'not-waiting' })));
    return open(
      decisionModal({
        completion,
        rolloutName: facts.rollout.name,
        askedByName: findName(database, completion.askedBy),
        says: sayStatus(facts.status, factsFor(request)),
        found: facts.status.verdict.criteria.map(({ asks, judgement }) => ({ asks, judgement })),
        mayDecide: acting.roles.has('sponsor') && acting.userId !== completion.askedBy,
      }),
    );
  },
});

const agree = action({
  actionId: AGREE,
  who: WHO,
  acts: true,
  about: 'rollout',
  value: asked,
  run: (request, { completionId }) =>
    answer(request, decideCompletion(request, { completionId, kind: 'agreed', why: '' })),
});

const withdraw = action({
  actionId: WITHDRAW,
  who: WHO,
  acts: true,
  about: 'rollout',
  value: asked,
  run: (request, { completionId }) =>
    answer(request, decideCompletion(request, { completionId, kind: 'withdrawn', why: '' })),
});

const openDecline = action({
  actionId: OPEN_DECLINE,
  who: ['sponsor'],
  about: 'rollout',
  value: asked,
  run: ({ rolloutId }, { completionId }) => open(declineModal(rolloutId, completionId)),
});

const declineSubmission = submission({
  callbackId: DECLINE_FORM,
  who: ['sponsor'],
  about: 'rollout',
  context: asked,
  fields: z.object({ why: text('What has to be true first', WORDS_MAX) }),
  run: (request, { why }, { completionId }) =>
    answer(request, decideCompletion(request, { completionId, kind: 'declined', why })),
});

function answer(request: RolloutRequest, outcome: DecideOutcome): Reply {
  if (outcome.kind === 'unknown') return gone;
  if (outcome.kind === 'refused') {
    const words = said(request)(outcome.refusal);
    return outcome.refusal.kind === 'no-words'
      ? fieldErrors({ why: words })
      : tell(sentence(words));
  }
  const { decision, askedBy } = outcome.completion;
  const name = esc(findName(request.database, askedBy));
  if (decision?.kind === 'agreed')
    return tell(
      sentence(
        `*${esc(outcome.facts.rollout.name)}* is complete, on the record under your name. The channel has been told, and those who keep something are asked whether they go on.`,
      ),
    );
  if (decision?.kind === 'declined')
    return tell(sentence(`Not complete yet. ${name} will hear why in their next message.`));
  return tell(sentence('Withdrawn. Nobody has to answer it.'));
}

export const decisionActions = [openDecision, agree, withdraw, openDecline];
export const decisionSubmissions = [declineSubmission];
