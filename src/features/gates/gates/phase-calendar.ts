import type { PhaseStart } from '../../contract/coming-date.ts';
import { phases } from '../../contract/phase.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { PauseSpan } from '../pauses/pause.ts';
import { phaseOpensOn } from './phase-change.ts';

/** The phases in their order, each with its first possible day; pauses move back what lies behind them. */
export function phaseCalendar(
  rollout: Pick<Rollout, 'startsOn' | 'pace' | 'timeZone'>,
  pauses: readonly PauseSpan[],
  now: Temporal.Instant,
): PhaseStart[] {
  return phases.map((phase) => ({
    phase,
    opensOn: phase === 'assessment' ? rollout.startsOn : phaseOpensOn(rollout, phase, pauses, now),
  }));
}
