import type { TeamId } from '../../../platform/ids.ts';
import {
  type Champion,
  hasBegun,
  isInOffice,
  nextStepOf,
  protectedHoursActive,
} from './champion.ts';

/** How far a team is on the way to a champion. */
export type ChampionStatus =
  | { kind: 'has-champion'; champion: Champion }
  /** In office, but on this day no hours are approved. */
  | { kind: 'without-hours'; champion: Champion }
  | { kind: 'waits'; champion: Champion; for: 'hours' | 'confirm' | 'accept' }
  | { kind: 'nobody' };

export function championStatus(
  teamId: TeamId,
  champions: readonly Champion[],
  today: Temporal.PlainDate,
): ChampionStatus {
  const open = champions.filter(
    (one) => one.teamId === teamId && one.role === 'champion' && one.ended === undefined,
  );
  const champion = open.find(isInOffice);
  if (champion !== undefined) {
    const kind = protectedHoursActive(champion, today) ? 'has-champion' : 'without-hours';
    return { kind, champion };
  }
  for (const nominee of open) {
    const step = nextStepOf(nominee);
    if (step !== undefined) return { kind: 'waits', champion: nominee, for: step };
  }
  return { kind: 'nobody' };
}

/** How far somebody is who will be a back-up; undefined where nobody is on the way. */
export function backUpStatus(
  ofTeam: readonly Champion[],
  today: Temporal.PlainDate,
): Exclude<ChampionStatus, { kind: 'nobody' } | { kind: 'has-champion' }> | undefined {
  const open = ofTeam.filter((one) => one.role === 'back-up' && one.ended === undefined);
  const later = open.find((one) => isInOffice(one) && !hasBegun(one, today));
  if (later !== undefined) return { kind: 'without-hours', champion: later };
  for (const nominee of open) {
    const step = nextStepOf(nominee);
    if (step !== undefined) return { kind: 'waits', champion: nominee, for: step };
  }
  return undefined;
}
