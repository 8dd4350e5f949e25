import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { reasonIsThin } from '../../../platform/slack/reason-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { type DecideOutcome, decideSignOff, findWhyNotDecide } from './decide-sign-off.usecase.ts';
import {
  DECISION_FORM,
  decisionModal,
  OPEN_DECISION,
  SIGN,
  saySignOffRefusal,
} from './sign-off.view.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import { findSignOffRequest } from './sign-offs.store.ts';

const requestPress = rolloutValue.extend({ requestId: keptId(), back: z.boolean().optional() });

const NO_SUCH_REQUEST = sentence('This request no longer exists.');

const sign = action({
  actionId: SIGN,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: requestPress,
  run: (request, { requestId }) => openForm(request, requestId, false),
});

/** A signature says what was seen, so every yes goes through the form, those of older messages as well. */
function openForm(request: RolloutRequest, requestId: string, isBack: boolean): Reply {
  const { database, rolloutId } = request;
  const found = findSignOffRequest(database, rolloutId, requestId);
  if (found === undefined) return tell(NO_SUCH_REQUEST);
  const facts = getSignOffFacts(request, found);
  const why = findWhyNotDecide(request, found);
  return why === undefined
    ? open(decisionModal(facts, isBack))
    : tell(sentence(saySignOffRefusal(why, facts, (id) => findName(database, id))));
}

function afterDecision(request: RolloutRequest, outcome: DecideOutcome): Reply {
  switch (outcome.kind) {
    case 'approved':
    case 'returned':
      return tell(outcome.message);
    case 'no-such-request':
      return tell(NO_SUCH_REQUEST);
    case 'no-reason':
      return fieldErrors({
        reason: 'Say in a sentence what is missing, so that it can be put right.',
      });
    case 'nothing-seen':
      return fieldErrors({
        reason: reasonIsThin('what you watched, or what you found when you opened the link'),
      });
    case 'refused': {
      const { why, facts } = outcome;
      return tell(sentence(saySignOffRefusal(why, facts, (id) => findName(request.database, id))));
    }
  }
}

const openDecision = action({
  actionId: OPEN_DECISION,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: requestPress,
  run: (request, { requestId, back }) => openForm(request, requestId, back === true),
});

const decisionForm = submission({
  callbackId: DECISION_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: requestPress,
  fields: z.object({
    decision: choice(['approved', 'returned'], 'Choose one of the two.'),
    reason: optionalText('The reason', 600),
  }),
  run(request, { decision: kind, reason }, { requestId: signOffId }): Reply {
    const outcome = decideSignOff(request, { signOffId, decision: { kind, reason } });
    return afterDecision(request, outcome);
  },
});

export const decisionActions = [sign, openDecision];
export const decisionForms = [decisionForm];
