/* The guards against moving too fast. They see every other feature only through what it declares. */

import { declaredBy, type ProductFeature } from './features/contract/product-feature.ts';
import { freezesFeature } from './features/gates/freezes/freezes.feature.ts';
import type { Gate, GateBook } from './features/gates/gates/gate.ts';
import { findGateStanding } from './features/gates/gates/gate-standing.store.ts';
import { gatesFeature } from './features/gates/gates/gates.feature.ts';
import { waveGateFound } from './features/gates/gates/wave-gate.view.ts';
import { overridesFeature } from './features/gates/overrides/overrides.feature.ts';
import { paceFeature } from './features/gates/pace/pace.feature.ts';
import { pausesFeature } from './features/gates/pauses/pauses.feature.ts';
import { listCertifiedChampions } from './features/prepare/certificates/certificates.store.ts';
import { markPaused, markPhase } from './features/rollout/rollouts/rollouts.store.ts';
import { historyFeature } from './features/telling/history/history.feature.ts';
import type { Reading } from './platform/reading.ts';

/** The features that own evidence, and the guards that are made of what these declare. */
export function withGuards(owners: readonly ProductFeature[]): readonly ProductFeature[] {
  const { obligations, liveTeams } = declaredBy(owners);
  const book = bookOf(owners);
  return [
    ...owners,
    gatesFeature({ book, markPhase, others: () => obligations }),
    overridesFeature({ book }),
    freezesFeature,
    pausesFeature({ markPaused }),
    paceFeature({ book, liveTeams, certifiedPeople: listCertifiedChampions }),
    historyFeature,
  ];
}

/** How a wave asks for its gate: by all criteria, with overrides, freezes, pauses and the date. */
export const waveGateOver =
  (owners: () => readonly ProductFeature[]) =>
  (reading: Reading, gate: Extract<Gate, { kind: 'wave' }>) => {
    const standing = findGateStanding(bookOf(owners()), reading.database, gate, reading.now);
    return waveGateFound(standing, reading.today);
  };

/** What gates are judged by. */
function bookOf(owners: readonly ProductFeature[]): GateBook<Reading> {
  const { criteria, gates } = declaredBy(owners);
  return { criteria, ahead: gates };
}
