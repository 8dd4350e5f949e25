/* Where gates stand, put together from what is stored and what the features declare. */
import { isBefore } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import { type Gate, type GateKey, gateKey } from '../../contract/gate.ts';
import { nextPhase, phases } from '../../contract/phase.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { firstUnfrozenDay, freezeNow } from '../freezes/freeze-window.ts';
import { listFreezes } from '../freezes/freezes.store.ts';
import { activeOverrides } from '../overrides/override.ts';
import { listOverrides } from '../overrides/overrides.store.ts';
import { listPauses } from '../pauses/pauses.store.ts';
import { criteriaToFreeze, judgeFrozen } from './gate-criteria.ts';
import type { GateStatus } from './gate-status.ts';
import { judgeGate } from './gate-verdict.ts';
import { freezeGate } from './gate-version.ts';
import { findGatePass, findGateVersion, listThresholds } from './gates.store.ts';
import { gateRefusal, phaseOpensOn } from './phase-change.ts';

type Catalog = GateCatalog<ReadContext>;

/** Judges a gate as it stands now; undefined when there is no such rollout. */
export function findGateStatus(
  catalog: Catalog,
  database: Database,
  gate: Gate,
  now: Temporal.Instant,
): GateStatus | undefined {
  const rollout = findRollout(database, gate.rolloutId);
  if (rollout === undefined) return undefined;
  const key = gateKey(gate);
  const reading = { database, rolloutId: rollout.id, now, today: todayAt(rollout, now) };
  const frozen = findGateVersion(database, rollout.id, key);
  const version = frozen ?? {
    ...freezeGate(key, findCriteriaOf(catalog, database, gate), {
      at: now,
      by: 'groundswell',
      reason: '',
    }),
    number: 0,
  };
  const judged = judgeFrozen(version, catalog.criteria, reading, gate);
  const overrides = listOverrides(database, rollout.id).filter((one) => one.gate === key);
  const freezes = listFreezes(database, rollout.id);
  const plannedOn = opensOnOf(catalog, reading, rollout, gate);
  const verdict = judgeGate(
    judged,
    activeOverrides(overrides, key, reading.today),
    firstUnfrozenDay(freezes, plannedOn) ?? plannedOn,
    reading.today,
  );
  const freeze = freezeNow(freezes, now, rollout.timeZone);
  return {
    gate,
    key,
    version,
    isFrozen: frozen !== undefined,
    verdict,
    freeze,
    refusal: gateRefusal(rollout, verdict, freeze),
    passed: findGatePass(database, rollout.id, key),
    overrides,
  };
}

/** What a gate would ask if it were frozen today. */
export function findCriteriaOf(catalog: Catalog, database: Database, gate: Gate) {
  return criteriaToFreeze(catalog.criteria, gate, listThresholds(database, gate.rolloutId));
}

/** The gates that are not behind the rollout yet: of its phases, and of the waves that are planned. */
export function listPlannedGates(catalog: Catalog, reading: ReadContext): Gate[] {
  const rollout = findRollout(reading.database, reading.rolloutId);
  if (rollout === undefined) return [];
  const ahead = phases
    .slice(phases.indexOf(rollout.phase))
    .filter((leaving) => nextPhase(leaving) !== undefined)
    .map((leaving): Gate => ({ kind: 'phase', rolloutId: rollout.id, leaving }));
  const waves = catalog.ahead.flatMap((list) => list(reading)).map(({ gate }) => gate);
  return [...ahead.slice(0, 1), ...waves, ...ahead.slice(1)];
}

/** Those whose phase has begun, or whose wave is planned: what is asked for now. */
export function listGatesUnderWay(catalog: Catalog, reading: ReadContext): Gate[] {
  const phase = findRollout(reading.database, reading.rolloutId)?.phase;
  return listPlannedGates(catalog, reading).filter(
    (gate) => gate.kind === 'wave' || gate.leaving === phase,
  );
}

export function findGateByKey(
  catalog: Catalog,
  reading: ReadContext,
  key: GateKey,
): Gate | undefined {
  const known = listPlannedGates(catalog, reading).find((gate) => gateKey(gate) === key);
  if (known !== undefined) return known;
  const leaving = phases.find((phase) => key === `leaving-${phase}`);
  return leaving === undefined
    ? undefined
    : { kind: 'phase', rolloutId: reading.rolloutId, leaving };
}

/** A phase opens on its day; a wave on its own, and not before the phase that it belongs to. */
function opensOnOf(
  catalog: Catalog,
  reading: ReadContext,
  rollout: Rollout,
  gate: Gate,
): Temporal.PlainDate {
  const pauses = listPauses(reading.database, rollout.id);
  if (gate.kind === 'phase') {
    return phaseOpensOn(rollout, nextPhase(gate.leaving) ?? gate.leaving, pauses, reading.now);
  }
  const phase = gate.wave === 0 ? 'expansion' : 'broad';
  const phaseOn = phaseOpensOn(rollout, phase, pauses, reading.now);
  const planned = catalog.ahead
    .flatMap((list) => list(reading))
    .find((one) => gateKey(one.gate) === gateKey(gate))?.opensOn;
  if (planned === undefined || isBefore(planned, phaseOn)) return phaseOn;
  return planned;
}
