import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Lasts, LooseningOutcome, LooseningRefusal } from '../../contract/loosening.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { freezeVersion } from './freeze-version.usecase.ts';
import { gateEditedMessage } from './gate-messages.view.ts';
import { listCriteriaOf } from './gate-status.store.ts';
import type { GatePass } from './gate-status.ts';
import { strictestGate } from './gate-strictness.ts';
import {
  describeChanges,
  editGate,
  type FrozenCriterion,
  type GateEdit,
  type GateVersion,
} from './gate-version.ts';
import { addGateVersion, findGatePass } from './gates.store.ts';
import { directionsOf, gateLoosenable } from './loosen-gate.usecase.ts';

export type EditGateInput = {
  gate: Gate;
  /** The version that the editor saw; 0 when nothing was frozen yet. */
  basedOn: number;
  thresholds: ReadonlyMap<string, number>;
  /** Take over the criteria as they are declared today, those included that came later. */
  adopt: boolean;
  reason: string;
  /** How long what gets easier may last. */
  lasts: Lasts;
};

type Asked = Extract<LooseningOutcome, { kind: 'asked' }>;
export type EditGateOutcome =
  | { kind: 'not-lead' }
  | { kind: 'unknown-gate' }
  /** What it asked is on the record as it was when it was opened. */
  | { kind: 'gate-opened'; pass: GatePass }
  | { kind: 'loosening-refused'; refusal: LooseningRefusal }
  /** Nothing was made harder; all of it waits for a second person. */
  | { kind: 'asked'; asked: Asked }
  | (GateEdit & { asked?: Asked });

/**
 * Changes what a gate asks. What makes it harder is a new version at once, which shows, with its reason, and
 * is told in the channel; what makes it easier than it was frozen waits until a second person has agreed.
 */
export function editGateCriteria(request: RolloutRequest, input: EditGateInput): EditGateOutcome {
  const { database, acting, rolloutId } = request;
  return write(database, (): EditGateOutcome => {
    const { gate, basedOn } = input;
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const pass = findGatePass(database, rolloutId, gateKey(gate));
    if (pass !== undefined) return { kind: 'gate-opened', pass };
    const current = freezeVersion(request, gate);
    const rollout = findRollout(database, rolloutId);
    if (current === undefined || rollout === undefined) return { kind: 'unknown-gate' };
    const wanted = editedCriteria(request, current, input);
    const harder = strictestGate(current.criteria, wanted, directionsOf(request));
    const whole = judgeEdit(request, { current, basedOn, reason: input.reason }, wanted);
    if (whole.kind !== 'new-version') return whole;
    const easier = describeChanges(harder, wanted);
    if (easier.length === 0) return save(request, rollout, current, whole);
    const edit = judgeEdit(request, { current, basedOn, reason: input.reason }, harder);
    const isHarderToo = edit.kind === 'new-version';
    const outcome = request.product.askToLoosen(request, {
      ...{ kind: gateLoosenable.kind, subject: current.gate, gate: current.gate },
      ...{ before: harder, after: wanted, says: easier },
      ...{ reason: input.reason, lasts: input.lasts },
    });
    if (outcome.kind !== 'asked') return { kind: 'loosening-refused', refusal: outcome };
    if (!isHarderToo) return { kind: 'asked', asked: outcome };
    return { ...save(request, rollout, current, edit), asked: outcome };
  });
}

function judgeEdit(
  { acting, now }: RolloutRequest,
  edit: { current: GateVersion; basedOn: number; reason: string },
  criteria: readonly FrozenCriterion[],
): GateEdit {
  const freezing = { at: now, by: acting.userId, reason: edit.reason };
  return editGate(edit.current, criteria, Math.max(1, edit.basedOn), freezing);
}

type NewVersion = Extract<GateEdit, { kind: 'new-version' }>;

function save(
  request: RolloutRequest,
  rollout: Rollout,
  current: GateVersion,
  edit: NewVersion,
): NewVersion {
  const { database, acting, rolloutId } = request;
  const { version } = edit;
  addGateVersion(database, { workspaceId: rollout.workspaceId, rolloutId }, version);
  record(request, {
    act: 'gates.edit',
    subject: `gate:${version.gate}`,
    says: `${mention(acting.userId)} changed the criteria of ${sayGate(version.gate)} (version ${version.number}, ${sayCount(version.changes.length, 'change')}).`,
    before: current.criteria,
    after: version.criteria,
    reason: version.reason,
    isNews: true,
  });
  enqueueMessage(request, {
    key: `gates:${rolloutId}:${version.gate}:version-${version.number}`,
    to: rollout.channelId,
    message: gateEditedMessage(version, esc(findName(database, acting.userId))),
  });
  return edit;
}

/** Adopted are the criteria that are asked of this rollout today, each with the number that was frozen, if one was. */
function editedCriteria(
  request: RolloutRequest,
  current: GateVersion,
  { gate, adopt, thresholds }: EditGateInput,
): FrozenCriterion[] {
  const frozen = new Map(
    current.criteria.flatMap(({ name, threshold }) =>
      threshold === undefined ? [] : [[name, threshold.value] as const],
    ),
  );
  const wanted = new Map([...frozen, ...thresholds]);
  const base = adopt ? listCriteriaOf(request, gate) : current.criteria;
  return base.map((criterion) => {
    const value = wanted.get(criterion.name);
    if (criterion.threshold === undefined || value === undefined) return criterion;
    return { ...criterion, threshold: { ...criterion.threshold, value } };
  });
}
