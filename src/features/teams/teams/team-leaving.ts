import type { TeamId } from '../../../platform/ids.ts';
import type { TeamEnd } from './team.ts';

export type TeamLeaving = { how: TeamEnd; into: TeamId | undefined; reason: string };

export type LeavingRefusal =
  | { kind: 'no-reason' }
  | { kind: 'merged-into-what' }
  | { kind: 'into-itself' }
  /** Until the broad rollout, other teams are chosen by comparison with it. */
  | { kind: 'is-pilot' };

/** A team leaves with a reason; one that is merged names the team that its people go to. */
export function judgeLeaving(
  teamId: TeamId,
  { how, into, reason }: TeamLeaving,
  isNeededPilot: boolean,
): { kind: 'accepted' } | LeavingRefusal {
  if (isNeededPilot) return { kind: 'is-pilot' };
  if (how === 'merged' && into === undefined) return { kind: 'merged-into-what' };
  if (into === teamId) return { kind: 'into-itself' };
  const words = reason.trim();
  return words.length < 10 || !/\s/.test(words) ? { kind: 'no-reason' } : { kind: 'accepted' };
}

/** "it was merged into Claims"; the team that its people go to may be gone meanwhile. */
export function sayHow(how: TeamEnd, intoName: string | undefined): string {
  if (how === 'merged') return `it was merged into ${intoName ?? 'another team'}`;
  return how === 'dissolved' ? 'it was dissolved' : 'it no longer takes part';
}
