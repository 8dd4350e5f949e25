import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { decide } from './decide-override.usecase.ts';
import { decisionModal } from './decision-modal.view.ts';
import { findSince } from './found-since.store.ts';
import { sayHowLong } from './override-line.view.ts';
import { overridesMessage } from './override-list.view.ts';
import {
  APPROVE,
  APPROVE_FOR_GOOD,
  OPEN_DECLINE,
  OPEN_REQUEST,
  WITHDRAW,
} from './override-messages.view.ts';
import { DECLINE_FORM, declineModal, OVERRIDE_TEXT_MAX } from './override-modals.view.ts';
import { sayDecisionRefusal } from './override-refusals.view.ts';
import { getOverrideWords } from './override-words.store.ts';
import { findOverride, listOverrides } from './overrides.store.ts';

const overrideOf = rolloutValue.extend({ overrideId: keptId() });

/** Who may is judged by the override itself, with its own sentence for each refusal. */
const approve = action({
  actionId: APPROVE,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: overrideOf,
  run: (request, { overrideId }) => approveAs(request, { overrideId, isForGood: false }),
});

/** The second person says "for good" too, or it gets an end. */
const approveForGood = action({
  actionId: APPROVE_FOR_GOOD,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: overrideOf,
  run: (request, { overrideId }) => approveAs(request, { overrideId, isForGood: true }),
});

function approveAs(
  request: RolloutRequest,
  input: { overrideId: string; isForGood: boolean },
): Reply {
  const outcome = decide(request, { ...input, decision: 'approved', why: '' });
  if (outcome.kind === 'unknown') return unknown;
  const words = getOverrideWords(request, request.acting.userId);
  if (outcome.kind === 'refused')
    return tell(sentence(sayDecisionRefusal(outcome.refusal, outcome.override, words)));
  const { requestedBy, change } = outcome.override;
  const done =
    change === undefined ? 'Approved' : `Agreed, ${sayHowLong(outcome.override, request.today)}`;
  return tell(
    sentence(
      `${done}, on the record under your name. The channel has been told, and ${esc(words.nameOf(requestedBy))} will hear about it in their next message.`,
    ),
  );
}

const openDecline = action({
  actionId: OPEN_DECLINE,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: overrideOf,
  run({ database, rolloutId }, { overrideId }): Reply {
    const override = findOverride(database, rolloutId, overrideId);
    if (override === undefined) return unknown;
    return open(declineModal(rolloutId, override, findName(database, override.requestedBy)));
  },
});

const declineSubmission = submission({
  callbackId: DECLINE_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: overrideOf,
  fields: z.object({ why: text('The reason', OVERRIDE_TEXT_MAX) }),
  run(request, { why }, { overrideId }): Reply {
    const outcome = decide(request, { overrideId, decision: 'declined', why });
    if (outcome.kind === 'unknown') return unknown;
    if (outcome.kind === 'refused') {
      return tell(
        sentence(
          sayDecisionRefusal(
            outcome.refusal,
            outcome.override,
            getOverrideWords(request, request.acting.userId),
          ),
        ),
      );
    }
    return tell(
      sentence(
        `Declined. ${esc(findName(request.database, outcome.override.requestedBy))} and the channel will see why, and ${sayGate(outcome.override.gate)} ${outcome.override.change === undefined ? 'stays shut until its criteria are met' : 'asks what it asked before'}.`,
      ),
    );
  },
});

const openDecision = action({
  actionId: OPEN_REQUEST,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: overrideOf,
  run(request, { overrideId }): Reply {
    const override = findOverride(request.database, request.rolloutId, overrideId);
    return override === undefined
      ? unknown
      : open(
          decisionModal(
            override,
            getOverrideWords(request, request.acting.userId),
            findSince(request, override),
          ),
        );
  },
});

const withdraw = action({
  actionId: WITHDRAW,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: overrideOf,
  run(request, { overrideId }): Reply {
    const outcome = decide(request, { overrideId, decision: 'withdrawn', why: '' });
    if (outcome.kind === 'unknown') return unknown;
    if (outcome.kind === 'refused') {
      return tell(
        sentence(
          sayDecisionRefusal(
            outcome.refusal,
            outcome.override,
            getOverrideWords(request, request.acting.userId),
          ),
        ),
      );
    }
    return tell(sentence('Withdrawn. The approvers no longer need to answer.'));
  },
});

const list = command({
  command: '/rollout',
  name: 'overrides',
  whenClosed: 'too',
  summary: 'every override that was requested, and what became of it',
  usage: '',
  who: ['lead', 'sponsor'],
  instead: [{ says: 'See the gates', run: '/rollout gates' }],
  about: 'rollout',
  arguments: noArguments,
  run: (request) =>
    tell(
      overridesMessage(
        listOverrides(request.database, request.rolloutId),
        getOverrideWords(request, request.acting.userId),
        request.acting.userId,
      ),
    ),
});

const unknown = tell(sentence('This override no longer exists.'));

export const decisionCommands = [list];
export const decisionActions = [approve, approveForGood, openDecline, openDecision, withdraw];
export const decisionSubmissions = [declineSubmission];
