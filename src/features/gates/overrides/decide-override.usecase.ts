import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type DecisionRefusal, decideOverride, withdrawOverride } from './override-decision.ts';
import { answerMessage, decidedMessage } from './override-messages.view.ts';
import { findOverrideWords } from './override-words.store.ts';
import {
  findDeciders,
  findOverride,
  type KeptOverride,
  saveOverrideFate,
} from './overrides.store.ts';
import { settleRequests } from './settle-requests.usecase.ts';

export type DecideOutcome =
  | { kind: 'unknown' }
  | { kind: 'refused'; refusal: DecisionRefusal; override: KeptOverride }
  | { kind: 'decided'; override: KeptOverride };

type Input = {
  acting: Acting;
  rolloutId: RolloutId;
  overrideId: string;
  decision: 'approved' | 'declined' | 'withdrawn';
  why: string;
};

/** Approves, declines or takes back a request: once, by the right person, in time. */
export function decide(database: Database, input: Input, now: Temporal.Instant): DecideOutcome {
  return write(database, (): DecideOutcome => {
    const { acting, rolloutId, overrideId } = input;
    const rollout = findRollout(database, rolloutId);
    const kept = findOverride(database, rolloutId, overrideId);
    if (rollout === undefined || kept === undefined) return { kind: 'unknown' };
    const outcome =
      input.decision === 'withdrawn'
        ? withdrawOverride(kept, acting.userId, now)
        : decideOverride(
            kept,
            { kind: input.decision, by: acting.userId, why: input.why.trim() },
            { deciders: findDeciders(database, rolloutId), now, today: todayAt(rollout, now) },
          );
    if (outcome.kind !== 'decided') return { kind: 'refused', refusal: outcome, override: kept };
    const override: KeptOverride = { ...outcome.override, asks: kept.asks };
    saveOverrideFate(database, override);
    recordDecision(database, input, override, now);
    settleRequests(database, rollout, override, now);
    if (input.decision !== 'withdrawn') tell(database, input, override, now);
    return { kind: 'decided', override };
  });
}

function recordDecision(
  database: Database,
  { acting, rolloutId, decision, why }: Input,
  override: KeptOverride,
  now: Temporal.Instant,
): void {
  const did = decision === 'withdrawn' ? 'withdrew' : decision;
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId,
    at: now,
    actor: acting.userId,
    act: `overrides.${decision === 'approved' ? 'approve' : decision === 'declined' ? 'decline' : 'withdraw'}`,
    subject: `gate:${override.gate}`,
    says: `${mention(acting.userId)} ${did} the override of ${sayGate(override.gate)} that ${mention(override.requestedBy)} asked for.`,
    before: { decision: null },
    after: { decision, criteria: override.criteria, expiresOn: override.expiresOn.toString() },
    reason: why === '' ? override.reason : why,
    isNews: true,
  });
}

function tell(
  database: Database,
  { acting, rolloutId }: Input,
  override: KeptOverride,
  now: Temporal.Instant,
): void {
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return;
  const entry = { workspaceId: acting.workspaceId, rolloutId, now };
  enqueueMessageEntry(database, {
    key: `overrides:${override.id}:decided`,
    ...entry,
    to: rollout.channelId,
    message: decidedMessage(override, findOverrideWords(database, rolloutId, undefined, now)),
  });
  enqueueMessageEntry(database, {
    key: `overrides:${override.id}:answer`,
    ...entry,
    to: override.requestedBy,
    message: answerMessage(
      override,
      findOverrideWords(database, rolloutId, override.requestedBy, now),
    ),
  });
}
