import { dateAt, earlier } from '../../../platform/calendar.ts';
import { nextPhase, type Phase } from '../../contract/phase.ts';
import { earliestStartOf, type Rollout } from '../../rollout/rollouts/rollout.ts';
import type { FreezeWindow } from '../freezes/freeze-window.ts';
import { daysPausedBetween, type PauseSpan, pausedDaysOf } from '../pauses/pause.ts';
import type { GateVerdict } from './gate-verdict.ts';

/** The first day of a phase. Weeks that stood still are not weeks of work, so a pause moves it back. */
export function phaseOpensOn(
  rollout: Pick<Rollout, 'startsOn' | 'pace' | 'timeZone'>,
  phase: Phase,
  pauses: readonly PauseSpan[],
  now: Temporal.Instant,
): Temporal.PlainDate {
  const planned = earliestStartOf(rollout, phase);
  const today = dateAt(now, rollout.timeZone);
  const days = pauses.map((pause) => pausedDaysOf(pause, rollout.timeZone));
  let opensOn = planned;
  for (;;) {
    const paused = daysPausedBetween(days, rollout.startsOn, earlier(opensOn, today));
    const moved = planned.add({ days: paused });
    if (moved.equals(opensOn)) return opensOn;
    opensOn = moved;
  }
}

export type PhaseChangeRefusal =
  | { kind: 'paused'; since: Temporal.Instant; reason: string }
  | { kind: 'frozen'; window: FreezeWindow }
  | { kind: 'too-early'; opensOn: Temporal.PlainDate; unmet: number; of: number }
  | { kind: 'unmet'; unmet: GateVerdict['unmet']; of: number }
  | { kind: 'last-phase' }
  /** Somebody else has moved the rollout since the button was drawn. */
  | { kind: 'already-moved'; to: Phase };

export type PhaseChange =
  | { kind: 'moved'; from: Phase; to: Phase; overrides: readonly string[] }
  | PhaseChangeRefusal;

/** Moves a rollout on to its next phase; `leaving` is the phase that the person saw. */
export function changePhase(
  rollout: Pick<Rollout, 'phase' | 'paused'>,
  leaving: Phase,
  verdict: GateVerdict,
  freeze: FreezeWindow | undefined,
): PhaseChange {
  if (rollout.phase !== leaving) return { kind: 'already-moved', to: rollout.phase };
  const to = nextPhase(leaving);
  if (to === undefined) return { kind: 'last-phase' };
  const refusal = gateRefusal(rollout, verdict, freeze);
  if (refusal !== undefined) return refusal;
  const ids = verdict.overridden.flatMap(({ override }) => (override ? [override.id] : []));
  return { kind: 'moved', from: leaving, to, overrides: [...new Set(ids)] };
}

/** Why a gate stays shut now, the widest reason first; undefined when it may be opened. */
export function gateRefusal(
  rollout: Pick<Rollout, 'paused'>,
  verdict: GateVerdict,
  freeze: FreezeWindow | undefined,
): Extract<PhaseChangeRefusal, { kind: 'paused' | 'frozen' | 'too-early' | 'unmet' }> | undefined {
  const { paused } = rollout;
  if (paused !== undefined) return { kind: 'paused', since: paused.at, reason: paused.reason };
  if (freeze !== undefined) return { kind: 'frozen', window: freeze };
  const of = verdict.criteria.length;
  if (verdict.isTooEarly) {
    return { kind: 'too-early', opensOn: verdict.opensOn, unmet: verdict.unmet.length, of };
  }
  return verdict.isOpen ? undefined : { kind: 'unmet', unmet: verdict.unmet, of };
}
