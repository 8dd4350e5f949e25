/* The first open rollout as the model of gates sees it now. */
import { type Gate, gateKey } from '../../../src/features/contract/gate.ts';
import { listGatesAhead } from '../../../src/features/gates/gates/gate-status.store.ts';
import { contextOf, type ReadContext } from '../../../src/platform/request.ts';
import { readTogether } from '../../../src/platform/transaction.ts';
import { ownEvidence } from './evidence-model.ts';
import type { OwnEvidence } from './evidence-seen.ts';
import { type Evidence, type GateModel, modelGate } from './gate-model.ts';
import { type Asked, type GateRows, gateRows, type Place, placeRows } from './gate-rows.ts';
import type { House } from './house.ts';

type GateRowsWithEvidence = GateRows & { own: OwnEvidence };

export type Look = {
  place: Place;
  context: ReadContext;
  all: GateRowsWithEvidence;
  gates: readonly Gate[];
  models: ReadonlyMap<string, GateModel>;
};

export function looksAt(house: House, evidence = ownEvidence): Look[] {
  return readTogether(house.bot().database, () => looksNow(house, evidence));
}

function looksNow(house: House, evidence: typeof ownEvidence): Look[] {
  const { database, app } = house.bot();
  return placeRows({ house }).map((place) => {
    const of = { id: place.id as never, timeZone: place.zone };
    const context = contextOf({ database, product: app.product, now: house.now() }, of);
    const all = { ...gateRows({ house }, place.id), own: evidence(house, place) };
    const gates = listGatesAhead(context);
    const models = new Map(
      gates.map((gate) => [gateKey(gate), modelOf(context, all, place, gate)] as const),
    );
    return { place, context, all, gates, models };
  });
}

/** Evidence is counted again where it can be, and else the features' own; what follows from it is the model's. */
export function modelOf(
  context: ReadContext,
  all: GateRowsWithEvidence,
  place: Place,
  gate: Gate,
): GateModel {
  const { product, now } = context;
  const evidence: Evidence = (name, threshold) => {
    const criterion = product.criteria.find((one) => one.name === name);
    if (criterion === undefined) return undefined;
    const { version } = criterion;
    const own = all.own(name, gate, threshold);
    if (own?.verdict === 'pass') return { ...own, obliges: [], version };
    return { ...criterion.judge(context, gate, threshold), ...own, version };
  };
  const asked = all.versions.some((one) => one.gate === gateKey(gate))
    ? []
    : wouldBeAsked(context, all, gate);
  return modelGate(all, place, gateKey(gate), { now: now.epochMilliseconds, asked, evidence });
}

/** A clock that was set back makes no version older than those of its gate before it. */
const reachedAt = (all: GateRows, { gate, number }: { gate: string; number: number }) =>
  Math.max(
    ...all.versions.filter((one) => one.gate === gate && one.number <= number).map(({ at }) => at),
  );

/** Until it is frozen: what applies today, with the numbers that were set on other gates for good, the newest first. */
export function wouldBeAsked(context: ReadContext, all: GateRows, gate: Gate): Asked[] {
  const set = all.versions
    .filter(({ number, untilOn }) => number > 1 && untilOn === null)
    .map((one) => ({ ...one, at: reachedAt(all, one) }))
    .toSorted((a, b) => a.at - b.at || a.number - b.number);
  const own = (name: string) =>
    set
      .flatMap(({ criteria }) => criteria.filter((one) => one.name === name))
      .findLast(({ threshold }) => threshold !== undefined)?.threshold?.value;
  return context.product.criteria
    .filter((one) => one.isAsked?.(context) !== false && one.appliesTo(gate))
    .map(({ name, version, asks, threshold, usual }) => {
      if (threshold === undefined) return { name, version, asks };
      const { unit, means } = threshold;
      const value = own(name) ?? usual?.(context) ?? threshold.default;
      return { name, version, asks, threshold: { value, unit, means } };
    });
}
