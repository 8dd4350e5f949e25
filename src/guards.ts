/* The guards against moving too fast. They see every other feature only through what it declares. */
import { listCertifiedChampions } from './features/certificates/certificates.store.ts';
import { freezesFeature } from './features/freezes/freezes.feature.ts';
import type { Gate, GateBook } from './features/gates/gate.ts';
import { findGateStanding } from './features/gates/gate-standing.store.ts';
import { gatesFeature } from './features/gates/gates.feature.ts';
import { waveGateFound } from './features/gates/wave-gate.view.ts';
import { historyFeature } from './features/history/history.feature.ts';
import { overridesFeature } from './features/overrides/overrides.feature.ts';
import { paceFeature } from './features/pace/pace.feature.ts';
import { pausesFeature } from './features/pauses/pauses.feature.ts';
import { declaredBy, type ProductFeature } from './features/product-feature.ts';
import { markPaused, markPhase } from './features/rollouts/rollouts.store.ts';
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
