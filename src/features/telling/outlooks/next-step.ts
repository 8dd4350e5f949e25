import { compareTimes, isBefore } from '../../../platform/calendar.ts';
import type { HeldUp } from '../../contract/held-up.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Phase } from '../../contract/phase.ts';
import type { GateStatus } from '../../gates/gates/gate-status.ts';

/** What a rollout comes to next, and so what can hold it up. */
export type NextStep =
  | { kind: 'start'; on: Temporal.PlainDate }
  | { kind: 'gate'; status: GateStatus }
  | { kind: 'wave-runs'; number: number }
  | { kind: 'second-pilot' }
  | { kind: 'plan-wave'; teamsLeft: number }
  | { kind: 'none' };

export type NextStepFacts = {
  phase: Phase;
  startsOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  /** The gates under way that nobody has opened yet. */
  gates: readonly GateStatus[];
  /** The wave that runs now. */
  runningWave: number | undefined;
  waves: number;
  /** Teams that are in no wave and not the pilot. */
  teamsLeft: number;
};

/**
 * The gate of a planned wave goes before a wave that runs, that before a plan for the teams that are left,
 * and the gate to the next phase comes when none of these is ahead: months away, it says little until then.
 */
export function nextStepOf(facts: NextStepFacts): NextStep {
  const { phase, startsOn, today, gates, runningWave, waves, teamsLeft } = facts;
  if (isBefore(today, startsOn)) return { kind: 'start', on: startsOn };
  const first = (kind: 'phase' | 'wave'): NextStep | undefined => {
    const [status] = gates
      .filter(({ gate }) => gate.kind === kind)
      .toSorted((a, b) => compareTimes(a.verdict.opensOn, b.verdict.opensOn));
    return status && { kind: 'gate', status };
  };
  const ofWave = first('wave');
  if (ofWave !== undefined) return ofWave;
  if (phase === 'expansion' || phase === 'broad') {
    if (runningWave !== undefined) return { kind: 'wave-runs', number: runningWave };
    if (phase === 'expansion' && waves === 0) return { kind: 'second-pilot' };
    if (phase === 'broad' && teamsLeft > 0) return { kind: 'plan-wave', teamsLeft };
  }
  return first('phase') ?? { kind: 'none' };
}

/** Whether something that is owed holds this step up. */
export function holdsUp(step: NextStep, { blocks }: Pick<Obligation, 'blocks'>): boolean {
  if (blocks === undefined) return false;
  switch (step.kind) {
    case 'gate':
      if (blocks.kind === 'gate') return blocks.gate === step.status.key;
      return step.status.gate.kind === 'wave' && isAboutWave(blocks, step.status.gate.wave);
    case 'wave-runs':
      return isAboutWave(blocks, step.number);
    case 'plan-wave':
    case 'second-pilot':
      return isAboutWave(blocks, undefined);
    default:
      return false;
  }
}

/** What holds up the next wave holds up whichever wave is ahead. */
function isAboutWave(blocks: HeldUp, number: number | undefined): boolean {
  if (blocks.kind === 'next-wave') return true;
  return (blocks.kind === 'wave' || blocks.kind === 'team-in-wave') && blocks.number === number;
}
