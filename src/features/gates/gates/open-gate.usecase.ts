import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { nextPhase, type Phase } from '../../contract/phase.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { freezeVersion } from './freeze-version.usecase.ts';
import { gateOpenedMessage } from './gate-messages.view.ts';
import { findGateStatus } from './gate-status.store.ts';
import { type GatePass, type GateStatus, judgementToStore } from './gate-status.ts';
import { addGatePass, findGatePass } from './gates.store.ts';
import { changePhase, type PhaseChangeRefusal } from './phase-change.ts';

export type OpenGateOutcome =
  | { kind: 'not-lead' }
  | { kind: 'already-opened'; pass: GatePass | undefined; phase: Phase }
  | { kind: 'refused'; refusal: PhaseChangeRefusal; status: GateStatus }
  | { kind: 'opened'; rollout: Rollout; from: Phase; to: Phase; status: GateStatus };

/**
 * Opens the way out of a phase, on the evidence of this moment, and stores that evidence. `leaving` is
 * the phase that the person saw: whoever comes second is told who was first, and nothing is opened twice.
 */
export function openGate(
  request: RolloutRequest,
  { leaving }: { leaving: Phase },
): OpenGateOutcome {
  const { database, acting, rolloutId, product } = request;
  return write(database, (): OpenGateOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const gate: Gate = { kind: 'phase', rolloutId, leaving };
    freezeVersion(request, gate);
    const rollout = findRollout(database, rolloutId);
    const status = findGateStatus(request, gate);
    if (rollout === undefined || status === undefined) return { kind: 'not-lead' };
    const change = changePhase(rollout, leaving, status.verdict, status.freeze);
    if (change.kind === 'already-moved') {
      const pass = findGatePass(database, rolloutId, gateKey(gate));
      return { kind: 'already-opened', pass, phase: rollout.phase };
    }
    if (change.kind !== 'moved') return { kind: 'refused', refusal: change, status };
    storePass(request, leaving, status);
    product.markPhase(request, change.to);
    freezeVersion(request, { kind: 'phase', rolloutId, leaving: change.to });
    notifyChannel(request, rollout, change.to, status);
    return { kind: 'opened', rollout, from: change.from, to: change.to, status };
  });
}

function storePass(request: RolloutRequest, leaving: Phase, status: GateStatus): void {
  const { database, acting, rolloutId, now } = request;
  const { key, verdict, version } = status;
  const pass: GatePass = {
    gate: key,
    at: now,
    by: acting.userId,
    version: version.number,
    opensOn: verdict.opensOn,
    criteria: verdict.criteria.map(judgementToStore),
  };
  addGatePass(database, { workspaceId: acting.workspaceId, rolloutId }, pass);
  const overridden = verdict.overridden.length;
  record(request, {
    act: 'gates.open',
    subject: `gate:${key}`,
    says: `${mention(acting.userId)} opened ${sayGate(key)}${overridden === 0 ? '' : ', with an override in force'}.`,
    before: { phase: leaving },
    after: { phase: nextPhase(leaving), version: version.number, criteria: pass.criteria },
    isNews: true,
  });
}

function notifyChannel(
  request: RolloutRequest,
  rollout: Rollout,
  to: Phase,
  status: GateStatus,
): void {
  enqueueMessage(request, {
    key: `gates:${rollout.id}:${status.key}:opened`,
    to: rollout.channelId,
    message: gateOpenedMessage({
      rolloutName: esc(rollout.name),
      byName: esc(findName(request.database, request.acting.userId)),
      to,
      status,
    }),
  });
}
