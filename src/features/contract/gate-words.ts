import type { GateKey } from './gate.ts';
import { nextPhase, type Phase, phases, phaseTitles } from './phase.ts';

/** "the gate to the infrastructure build", "the gate of wave 2". */
export function sayGate(gate: GateKey): string {
  const leaving = phases.find((phase) => gate === `leaving-${phase}`);
  if (leaving === undefined) return `the gate of wave ${gate.replace('wave-', '')}`;
  const next = nextPhase(leaving);
  return next === undefined ? 'the gate to completion' : `the gate to ${sayPhase(next)}`;
}

/** "the controlled expansion"; sustained use needs no article. */
export function sayPhase(phase: Phase): string {
  return phase === 'sustained' ? phaseTitles[phase] : `the ${phaseTitles[phase]}`;
}
