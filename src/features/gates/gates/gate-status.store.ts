/* Where gates stand, put together from what is stored and what the features declare. */
import { isBefore } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { withoutTelling } from '../../../platform/telling-look.ts';
import { type Gate, type GateKey, gateKey } from '../../contract/gate.ts';
import { nextPhase, type Phase, phases } from '../../contract/phase.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { firstUnfrozenDay, freezeNow } from '../freezes/freeze-window.ts';
import { listFreezes } from '../freezes/freezes.store.ts';
import { activeOverrides } from '../overrides/override.ts';
import { listOverrides } from '../overrides/overrides.store.ts';
import { listPauses } from '../pauses/pauses.store.ts';
import { criteriaToFreeze, judgeFrozen } from './gate-criteria.ts';
import type { GateStatus } from './gate-status.ts';
import { judgeGate } from './gate-verdict.ts';
import { type FrozenCriterion, freezeGate } from './gate-version.ts';
import { findGatePass, findGateVersion, listThresholds } from './gates.store.ts';
import { keptCriteria } from './kept-judgements.store.ts';
import { gateRefusal, phaseOpensOn } from './phase-change.ts';

/** Judges a gate as it stands now; undefined when there is no such rollout. */
export function findGateStatus(context: ReadContext, gate: Gate): GateStatus | undefined {
  const { database, product, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return undefined;
  const key = gateKey(gate);
  const frozen = findGateVersion(database, rolloutId, key);
  const version = frozen ?? {
    ...freezeGate(key, listCriteriaOf(context, gate), {
      // Of what is not frozen yet only the day is said, so nobody who keeps it has asked for the moment.
      at: withoutTelling(context).now,
      by: 'groundswell',
      reason: '',
    }),
    number: 0,
  };
  const judged = judgeFrozen(version, keptCriteria(product.criteria), context, gate);
  const overrides = listOverrides(database, rolloutId).filter((one) => one.gate === key);
  const freezes = listFreezes(database, rolloutId);
  const plannedOn = opensOnOf(context, rollout, gate);
  const verdict = judgeGate(
    judged,
    activeOverrides(overrides, key, today),
    firstUnfrozenDay(freezes, plannedOn) ?? plannedOn,
    today,
  );
  // Whoever keeps what follows need not look again each minute where nothing is frozen.
  const freeze =
    freezes.length === 0 ? undefined : freezeNow(freezes, context.now, rollout.timeZone);
  return {
    gate,
    key,
    version,
    isFrozen: frozen !== undefined,
    verdict,
    freeze,
    refusal: gateRefusal(rollout, verdict, freeze),
    passed: findGatePass(database, rolloutId, key),
    overrides,
  };
}

export function findStatusByKey(context: ReadContext, key: GateKey): GateStatus | undefined {
  const gate = findGateByKey(context, key);
  return gate === undefined ? undefined : findGateStatus(context, gate);
}

/** What a gate would ask if it were frozen today. */
export function listCriteriaOf(context: ReadContext, gate: Gate): FrozenCriterion[] {
  const { product, database } = context;
  const asked = product.criteria.filter((one) => one.isAsked?.(context) ?? true);
  const usual = asked.flatMap(({ name, ...one }) =>
    one.usual === undefined ? [] : [[name, one.usual(context)] as const],
  );
  const own = listThresholds(database, gate.rolloutId);
  return criteriaToFreeze(asked, gate, new Map([...usual, ...own]));
}

/** The gates that are not behind the rollout yet: of its phases, and of the waves that are planned. */
export function listGatesAhead(context: ReadContext): Gate[] {
  const rollout = findRollout(context.database, context.rolloutId);
  if (rollout === undefined) return [];
  const ahead = phases
    .slice(phases.indexOf(rollout.phase))
    .filter((leaving) => isAhead(context, leaving, rollout.phase))
    .map((leaving): Gate => ({ kind: 'phase', rolloutId: rollout.id, leaving }));
  const waves = context.product.plannedGates
    .flatMap((list) => list(context))
    .map(({ gate }) => gate);
  return [...ahead.slice(0, 1), ...waves, ...ahead.slice(1)];
}

/** Completion is a gate too: within sight from the broad rollout on, until it is reached. */
function isAhead(context: ReadContext, leaving: Phase, phase: Phase): boolean {
  if (nextPhase(leaving) !== undefined) return true;
  return (phase === 'broad' || phase === 'sustained') && !context.product.isComplete(context);
}

/** Those whose phase has begun, or whose wave is planned: what is asked for now. */
export function listGatesUnderWay(context: ReadContext): Gate[] {
  const phase = findRollout(context.database, context.rolloutId)?.phase;
  return listGatesAhead(context).filter((gate) => gate.kind === 'wave' || gate.leaving === phase);
}

export function listStatusesUnderWay(context: ReadContext): GateStatus[] {
  return listGatesUnderWay(context).flatMap((gate) => findGateStatus(context, gate) ?? []);
}

/** Judges what gates under way ask, one thing at a time, for whoever looks beforehand and lets others go first. */
export function* judgeOneByOne(context: ReadContext): Generator<undefined> {
  const { database, rolloutId, product } = context;
  for (const gate of listGatesUnderWay(context)) {
    const frozen = findGateVersion(database, rolloutId, gateKey(gate));
    for (const one of frozen?.criteria ?? listCriteriaOf(context, gate)) {
      judgeFrozen({ criteria: [one] }, keptCriteria(product.criteria), context, gate);
      yield undefined;
    }
  }
}

/** The gate that the rollout stands before. */
export function findNextGateStatus(context: ReadContext): GateStatus | undefined {
  const [gate] = listGatesUnderWay(context);
  return gate === undefined ? undefined : findGateStatus(context, gate);
}

export function findGateByKey(context: ReadContext, key: GateKey): Gate | undefined {
  const known = listGatesAhead(context).find((gate) => gateKey(gate) === key);
  if (known !== undefined) return known;
  const leaving = phases.find((phase) => key === `leaving-${phase}`);
  return leaving === undefined
    ? undefined
    : { kind: 'phase', rolloutId: context.rolloutId, leaving };
}

/** A phase opens on its day; a wave on its own, and not before the phase that it belongs to. */
function opensOnOf(context: ReadContext, rollout: Rollout, gate: Gate): Temporal.PlainDate {
  const { database, product } = context;
  // Only their day matters, in the rollout's own time zone.
  const { now } = withoutTelling(context);
  const pauses = listPauses(database, rollout.id);
  if (gate.kind === 'phase') {
    return phaseOpensOn(rollout, nextPhase(gate.leaving) ?? gate.leaving, pauses, now);
  }
  const phase = gate.wave === 0 ? 'expansion' : 'broad';
  const phaseOn = phaseOpensOn(rollout, phase, pauses, now);
  const planned = product.plannedGates
    .flatMap((list) => list(context))
    .find((one) => gateKey(one.gate) === gateKey(gate))?.opensOn;
  if (planned === undefined || isBefore(planned, phaseOn)) return phaseOn;
  return planned;
}
