import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { nextPhase, type Phase } from '../../contract/phase.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { gateOpenedMessage } from './gate-messages.view.ts';
import { findGateStatus } from './gate-status.store.ts';
import { type GatePass, type GateStatus, keepJudgement } from './gate-status.ts';
import { addGatePass, findGatePass } from './gates.store.ts';
import { keepVersion } from './keep-version.usecase.ts';
import { changePhase, type PhaseChangeRefusal } from './phase-change.ts';

/** What gates are opened with: what they are judged by, and how a rollout's phase is changed. */
export type GateParts = {
  catalog: GateCatalog<ReadContext>;
  markPhase(database: Database, rolloutId: RolloutId, phase: Phase): void;
};

export type OpenGateOutcome =
  | { kind: 'not-lead' }
  | { kind: 'already-opened'; pass: GatePass | undefined; phase: Phase }
  | { kind: 'refused'; refusal: PhaseChangeRefusal; status: GateStatus }
  | { kind: 'opened'; rollout: Rollout; from: Phase; to: Phase; status: GateStatus };

/**
 * Opens the way out of a phase, on the evidence of this moment, and keeps that evidence. `leaving` is
 * the phase that the person saw: whoever comes second is told who was first, and nothing is opened twice.
 */
export function openGate(
  database: Database,
  parts: GateParts,
  input: { acting: Acting; rolloutId: RolloutId; leaving: Phase },
  now: Temporal.Instant,
): OpenGateOutcome {
  return write(database, (): OpenGateOutcome => {
    const { acting, rolloutId, leaving } = input;
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const gate: Gate = { kind: 'phase', rolloutId, leaving };
    keepVersion(database, parts.catalog, gate, 'groundswell', now);
    const rollout = findRollout(database, rolloutId);
    const status = findGateStatus(parts.catalog, database, gate, now);
    if (rollout === undefined || status === undefined) return { kind: 'not-lead' };
    const change = changePhase(rollout, leaving, status.verdict, status.freeze);
    if (change.kind === 'already-moved') {
      const pass = findGatePass(database, rolloutId, gateKey(gate));
      return { kind: 'already-opened', pass, phase: rollout.phase };
    }
    if (change.kind !== 'moved') return { kind: 'refused', refusal: change, status };
    keepPass(database, rollout, status, input, now);
    parts.markPhase(database, rolloutId, change.to);
    if (nextPhase(change.to) !== undefined) {
      const next: Gate = { kind: 'phase', rolloutId, leaving: change.to };
      keepVersion(database, parts.catalog, next, 'groundswell', now);
    }
    announce(database, rollout, change.to, status, input, now);
    return { kind: 'opened', rollout, from: change.from, to: change.to, status };
  });
}

function keepPass(
  database: Database,
  rollout: Rollout,
  status: GateStatus,
  { acting, leaving }: Parameters<typeof openGate>[2],
  now: Temporal.Instant,
): void {
  const place = { workspaceId: rollout.workspaceId, rolloutId: rollout.id };
  const { key, verdict, version } = status;
  const pass: GatePass = {
    gate: key,
    at: now,
    by: acting.userId,
    version: version.number,
    opensOn: verdict.opensOn,
    criteria: verdict.criteria.map(keepJudgement),
  };
  addGatePass(database, place, pass);
  const overridden = verdict.overridden.length;
  recordEntry(database, {
    ...place,
    at: now,
    actor: acting.userId,
    act: 'gates.open',
    subject: `gate:${key}`,
    says: `${mention(acting.userId)} opened ${sayGate(key)}${overridden === 0 ? '' : ', with an override in force'}.`,
    before: { phase: leaving },
    after: { phase: nextPhase(leaving), version: version.number, criteria: pass.criteria },
    isNews: true,
  });
}

function announce(
  database: Database,
  rollout: Rollout,
  to: Phase,
  status: GateStatus,
  { acting }: Parameters<typeof openGate>[2],
  now: Temporal.Instant,
): void {
  enqueueMessageEntry(database, {
    key: `gates:${rollout.id}:${status.key}:opened`,
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    now,
    to: rollout.channelId,
    message: gateOpenedMessage({
      rolloutName: esc(rollout.name),
      byName: esc(findName(database, acting.userId)),
      to,
      status,
    }),
  });
}
