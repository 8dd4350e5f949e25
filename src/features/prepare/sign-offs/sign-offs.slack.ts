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
import { type DecideOutcome, decideSignOff, type Grant } from './decide-sign-off.usecase.ts';
import {
  DECISION_FORM,
  decisionModal,
  OPEN_DECISION,
  SIGN,
  saySignOffRefusal,
} from './sign-off.view.ts';
import { findSignOffFacts } from './sign-off-record.store.ts';
import { findSignOffRequest } from './sign-offs.store.ts';

const requestPress = rolloutValue.extend({ requestId: z.string(), back: z.boolean().optional() });

const NO_SUCH_REQUEST = sentence('This request no longer exists. Nothing was changed.');

const sign = (grant: Grant) =>
  action({
    actionId: SIGN,
    who: 'anyone',
    about: 'rollout',
    value: requestPress,
    run(request, { requestId }, pressed) {
      const { database, acting, rolloutId, now } = request;
      const decision = { kind: 'approved', reason: '' } as const;
      const outcome = decideSignOff(
        database,
        { acting, rolloutId, requestId, decision },
        grant,
        now,
      );
      return afterDecision(request, outcome, pressed);
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
  run({ database, rolloutId }, { requestId, back }): Reply {
    const found = findSignOffRequest(database, rolloutId, requestId);
    if (found === undefined) return tell(NO_SUCH_REQUEST);
    const facts = findSignOffFacts(database, rolloutId, found);
    if (found.decision !== undefined) {
      return tell(sentence(saySignOffRefusal({ kind: 'decided' }, facts, () => '')));
    }
    return open(decisionModal(facts, back === true));
  },
});

const decisionForm = (grant: Grant) =>
  submission({
    callbackId: DECISION_FORM,
    who: 'anyone',
    about: 'rollout',
    context: requestPress,
    fields: z.object({
      decision: choice(['approved', 'returned'], 'Choose one of the two.'),
      reason: optionalText('The reason', 600),
    }),
    run(request, { decision: kind, reason }, { requestId }): Reply {
      const { database, acting, rolloutId, now } = request;
      const decision = { kind, reason };
      const outcome = decideSignOff(
        database,
        { acting, rolloutId, requestId, decision },
        grant,
        now,
      );
      return afterDecision(request, outcome, undefined);
    },
  });

export const decisionActions = (grant: Grant) => [sign(grant), openDecision];
export const decisionForms = (grant: Grant) => [decisionForm(grant)];
