import { isAfter, isBefore, later } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { type Phase, phases } from '../../contract/phase.ts';
import { earliestStartOf, type Rollout } from '../../rollout/rollouts/rollout.ts';
import type { Disturbance, Window } from './capacity.ts';
import { holdsSince, READINESS_SETTINGS, type ReadinessSettings } from './fresh-answers.ts';
import type { SpeakerRole } from './readiness-answer.ts';

/** What one person said on one day about what else happens in a window. Never changed; an empty list says "nothing". */
export type CapacityAnswer = {
  teamId: TeamId;
  window: Window;
  disturbances: readonly Disturbance[];
  /** False where they said that they do not know yet; that is no answer about the weeks. */
  isKnown: boolean;
  saidBy: UserId;
  role: SpeakerRole;
  saidAt: Temporal.Instant;
};

/** How long a team must be able to bear the rollout, in days from the start of its wave. */
const WINDOW_DAYS = 28;

/** The weeks that a team is asked about: from the next wave's start, or from the day on which one may start at the earliest. */
export function windowAhead(
  rollout: Pick<Rollout, 'startsOn' | 'pace' | 'phase'>,
  nextStartOn: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): Window {
  const wanted = nextStartOn ?? earliestWaveOn(rollout);
  const fromOn = later(wanted, today);
  return { fromOn, untilOn: fromOn.add({ days: WINDOW_DAYS - 1 }) };
}

/** The first day on which the controlled expansion may begin; waves have no earlier one. */
export function earliestWaveOn(rollout: Pick<Rollout, 'startsOn' | 'pace'>): Temporal.PlainDate {
  return earliestStartOf(rollout, 'expansion');
}

export function isBeforeExpansion(phase: Phase): boolean {
  return phases.indexOf(phase) < phases.indexOf('expansion');
}

/** The latest answer of each role that still holds. */
export function statusCapacity(
  answers: readonly CapacityAnswer[],
  today: Temporal.PlainDate,
  settings: ReadinessSettings = READINESS_SETTINGS,
): CapacityAnswer[] {
  const latest = new Map<SpeakerRole, CapacityAnswer>();
  for (const answer of answers) {
    const held = latest.get(answer.role);
    if (held === undefined || !isAfter(held.saidAt, answer.saidAt)) {
      latest.set(answer.role, answer);
    }
  }
  if (latest.size === 0) return [];
  const since = holdsSince(today, settings);
  return [...latest.values()].filter((answer) => !isBefore(answer.saidAt, since));
}

/**
 * What is known to happen in a window: everything that anybody named, each once. Undefined when
 * nobody knows about these weeks; an answer about weeks that end before does not cover them.
 */
export function disturbancesIn(
  window: Window,
  answers: readonly CapacityAnswer[],
): Disturbance[] | undefined {
  const about = answers.filter(
    ({ isKnown, window: { untilOn } }) => isKnown && !isBefore(untilOn, window.fromOn),
  );
  if (about.length === 0) return undefined;
  const found = new Map<string, Disturbance>();
  for (const each of about.flatMap((answer) => answer.disturbances)) {
    found.set(`${each.kind}|${each.fromOn}|${each.untilOn}|${each.what}`, each);
  }
  return [...found.values()];
}
