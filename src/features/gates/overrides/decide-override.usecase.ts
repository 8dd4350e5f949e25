import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findStatusByKey } from '../gates/gate-status.store.ts';
import { carryOut } from './carry-out-change.usecase.ts';
import type { StoredOverride } from './override.ts';
import { type DecisionRefusal, decideOverride, withdrawOverride } from './override-decision.ts';
import { sayOverride } from './override-line.view.ts';
import { answerMessage, decidedMessage } from './override-messages.view.ts';
import { getOverrideWords } from './override-words.store.ts';
import { findDeciders, findOverride, saveOverrideFate } from './overrides.store.ts';
import { answerKey } from './overrides-due.store.ts';

export type DecideOutcome =
  | { kind: 'unknown' }
  | { kind: 'refused'; refusal: DecisionRefusal; override: StoredOverride }
  | { kind: 'decided'; override: StoredOverride };

type Decision = {
  overrideId: string;
  decision: 'approved' | 'declined' | 'withdrawn';
  why: string;
  /** Only for a change that was asked for good: the approver says so too. */
  isForGood?: boolean;
};

/** Approves, declines or takes back a request: once, by the right person, in time. */
export function decide(request: RolloutRequest, input: Decision): DecideOutcome {
  const { database, acting, rolloutId, now, today } = request;
  return write(database, (): DecideOutcome => {
    const rollout = findRollout(database, rolloutId);
    const asked = findOverride(database, rolloutId, input.overrideId);
    if (rollout === undefined || asked === undefined) return { kind: 'unknown' };
    const outcome =
      input.decision === 'withdrawn'
        ? withdrawOverride(asked, acting.userId, now)
        : decideOverride(
            asked,
            {
              kind: input.decision,
              by: acting.userId,
              why: input.why.trim(),
              isForGood: input.isForGood === true,
            },
            { deciders: findDeciders(request), opensOn: opensOnOf(request, asked), now, today },
          );
    if (outcome.kind !== 'decided') return { kind: 'refused', refusal: outcome, override: asked };
    const decided: StoredOverride = { ...outcome.override, asks: asked.asks };
    const override = input.decision === 'approved' ? carryOut(request, decided) : decided;
    if (override === undefined)
      return { kind: 'refused', refusal: { kind: 'changed-meanwhile' }, override: asked };
    saveOverrideFate(database, override);
    recordDecision(request, input, override);
    if (input.decision !== 'withdrawn') notifyOfDecision(request, rollout, override);
    return { kind: 'decided', override };
  });
}

function opensOnOf(request: RolloutRequest, asked: StoredOverride) {
  if (asked.change !== undefined) return undefined;
  return findStatusByKey(request, asked.gate)?.verdict.opensOn;
}

function recordDecision(
  request: RolloutRequest,
  { decision, why }: Decision,
  override: StoredOverride,
): void {
  const { acting } = request;
  const did = decision === 'withdrawn' ? 'withdrew' : decision;
  record(request, {
    act: `overrides.${decision === 'approved' ? 'approve' : decision === 'declined' ? 'decline' : 'withdraw'}`,
    subject: `gate:${override.gate}`,
    says: `${mention(acting.userId)} ${did} ${sayOverride(override)} that ${mention(override.requestedBy)} asked for.`,
    before: { decision: null },
    after: { decision, criteria: override.criteria, expiresOn: override.expiresOn.toString() },
    reason: why.trim() === '' ? override.reason : why.trim(),
    isNews: true,
  });
}

function notifyOfDecision(
  request: RolloutRequest,
  rollout: Rollout,
  override: StoredOverride,
): void {
  enqueueMessage(request, {
    key: `overrides:${override.id}:decided`,
    to: rollout.channelId,
    message: decidedMessage(override, getOverrideWords(request, undefined)),
  });
  enqueueNews(request, {
    key: answerKey(override),
    to: override.requestedBy,
    message: answerMessage(override, getOverrideWords(request, override.requestedBy)),
  });
}
