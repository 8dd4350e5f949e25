/* The guards against moving too fast. They see every other feature only through what it declares. */
import type { ProductFeature } from './features/contract/product-feature.ts';
import type { GateOfWave } from './features/contract/wave-gate.ts';
import { gatesFeatures } from './features/gates/gates.ts';
import type { ReadContext } from './platform/request.ts';

/** The features that own evidence, and the guards that are made of what these declare. */
export function withGuards(owners: readonly ProductFeature[]): readonly ProductFeature[] {
  return [...owners, ...gatesFeatures];
}

/** How a wave asks for its gate: by all criteria, with overrides, freezes, pauses and the date. */
export const waveGateOver = () => (context: ReadContext, gate: GateOfWave) =>
  context.product.judgeWaveGate(context, gate);
