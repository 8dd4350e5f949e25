import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, type Pressed, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import {
  fieldErrors,
  home,
  open,
  type Reply,
  replace,
  tell,
} from '../../../platform/slack/reply.ts';
import { type DecideOutcome, decideSignOff } from './decide-sign-off.usecase.ts';
import {
  DECISION_FORM,
  decisionModal,
  OPEN_DECISION,
  SIGN,
  saySignOffRefusal,
} from './sign-off.view.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import { findSignOffRequest } from './sign-offs.store.ts';

const requestPress = rolloutValue.extend({ requestId: z.string(), back: z.boolean().optional() });

const NO_SUCH_REQUEST = sentence('This request no longer exists.');

const sign = action({
  actionId: SIGN,
  who: 'anyone',
  about: 'rollout',
  value: requestPress,
  run(request, { requestId: signOffId }, pressed) {
    const decision = { kind: 'approved', reason: '' } as const;
    return afterDecision(request, decideSignOff(request, { signOffId, decision }), pressed);
  },
});

function afterDecision(
  request: RolloutRequest,
  outcome: DecideOutcome,
  pressed: Pressed | undefined,
): Reply {
  switch (outcome.kind) {
    case 'approved':
    case 'returned':
      if (pressed?.surface.kind === 'home') return home;
      return pressed?.surface.kind === 'message' ? replace(outcome.message) : tell(outcome.message);
    case 'no-such-request':
      return tell(NO_SUCH_REQUEST);
    case 'no-reason':
      return fieldErrors({
        reason: 'Say in a sentence what is missing, so that it can be put right.',
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
  about: 'rollout',
  value: requestPress,
  run(request, { requestId, back }): Reply {
    const found = findSignOffRequest(request.database, request.rolloutId, requestId);
    if (found === undefined) return tell(NO_SUCH_REQUEST);
    const facts = getSignOffFacts(request, found);
    if (found.decision !== undefined) {
      return tell(sentence(saySignOffRefusal({ kind: 'decided' }, facts, () => '')));
    }
    return open(decisionModal(facts, back === true));
  },
});

const decisionForm = submission({
  callbackId: DECISION_FORM,
  who: 'anyone',
  about: 'rollout',
  context: requestPress,
  fields: z.object({
    decision: choice(['approved', 'returned'], 'Choose one of the two.'),
    reason: optionalText('The reason', 600),
  }),
  run(request, { decision: kind, reason }, { requestId: signOffId }): Reply {
    const outcome = decideSignOff(request, { signOffId, decision: { kind, reason } });
    return afterDecision(request, outcome, undefined);
  },
});

export const decisionActions = [sign, openDecision];
export const decisionForms = [decisionForm];
