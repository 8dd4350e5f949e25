import type { GateKey } from '../../contract/gate.ts';
import { nextPhase, phases } from '../../contract/phase.ts';

/** The gates by the word for what opens behind them, as they are typed. */
export const GATE_WORDS = [
  ...phases.map((phase) => nextPhase(phase) ?? 'completion'),
  'wave-<number>',
] as const;

/** "broad", "completion", "wave-2", "wave 2", or the stored name; undefined for anything else. */
export function gateNamed(typed: string): GateKey | undefined {
  const word = typed.trim().toLowerCase().replace(/\s+/g, '-');
  const wave = /^wave-(\d{1,4})$/.exec(word)?.[1];
  if (wave !== undefined) return `wave-${Number(wave)}`;
  const leaving = phases.find(
    (phase) => word === `leaving-${phase}` || word === (nextPhase(phase) ?? 'completion'),
  );
  return leaving && `leaving-${leaving}`;
}
