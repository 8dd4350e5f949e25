/* The guards against moving too fast. They see every other feature only through what it declares. */

import type { GateCatalog } from './features/contract/criterion.ts';
import type { Gate } from './features/contract/gate.ts';
import { joinFeatures, type ProductFeature } from './features/contract/product-feature.ts';
import { freezesFeature } from './features/gates/freezes/freezes.feature.ts';
import { findGateStatus } from './features/gates/gates/gate-status.store.ts';
import { gatesFeature } from './features/gates/gates/gates.feature.ts';
import { waveGateFound } from './features/gates/gates/wave-gate.view.ts';
import { overridesFeature } from './features/gates/overrides/overrides.feature.ts';
import { paceFeature } from './features/gates/pace/pace.feature.ts';
import { pausesFeature } from './features/gates/pauses/pauses.feature.ts';
import { listCertifiedChampions } from './features/prepare/certificates/certificates.store.ts';
import { markPaused, markPhase } from './features/rollout/rollouts/rollouts.store.ts';
import { historyFeature } from './features/telling/history/history.feature.ts';
import type { ReadContext } from './platform/request.ts';

/** The features that own evidence, and the guards that are made of what these declare. */
export function withGuards(owners: readonly ProductFeature[]): readonly ProductFeature[] {
  const { obligations, liveTeams } = joinFeatures(owners);
  const catalog = catalogOf(owners);
  return [
    ...owners,
    gatesFeature({ catalog, markPhase, others: () => obligations }),
    overridesFeature({ catalog }),
    freezesFeature,
    pausesFeature({ markPaused }),
    paceFeature({ catalog, liveTeams, certifiedPeople: listCertifiedChampions }),
    historyFeature,
  ];
}

/** How a wave asks for its gate: by all criteria, with overrides, freezes, pauses and the date. */
export const waveGateOver =
  (owners: () => readonly ProductFeature[]) =>
  (reading: ReadContext, gate: Extract<Gate, { kind: 'wave' }>) => {
    const status = findGateStatus(catalogOf(owners()), reading.database, gate, reading.now);
    return waveGateFound(status, reading.today);
  };

/** What gates are judged by. */
function catalogOf(owners: readonly ProductFeature[]): GateCatalog<ReadContext> {
  const { criteria, plannedGates } = joinFeatures(owners);
  return { criteria, ahead: plannedGates };
}
