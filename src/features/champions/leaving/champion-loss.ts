import { compareTimes, dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { type Champion, isInOffice } from '../champions/champion.ts';

/** A team that had a champion and has none now. */
export type ChampionLoss = {
  champion: Champion;
  /** The first day without one. */
  on: Temporal.PlainDate;
};

/** The loss that a team has not made good yet; undefined where there is a champion or never was one. */
export function championLoss(
  teamId: TeamId,
  champions: readonly Champion[],
  timeZone: string,
): ChampionLoss | undefined {
  const ofTeam = champions.filter((one) => one.teamId === teamId && one.role === 'champion');
  if (ofTeam.some(isInOffice)) return undefined;
  const losses = ofTeam.flatMap((champion) => {
    const on = lostOn(champion, timeZone);
    return on === undefined ? [] : [{ champion, on }];
  });
  return losses.sort((a, b) => compareTimes(b.on, a.on))[0];
}

/** The day after the last day of hours, however late it was noticed; else the day on which it happened. */
export function lostOn(champion: Champion, timeZone: string): Temporal.PlainDate | undefined {
  const { ended, accepted, hours } = champion;
  if (ended === undefined || accepted === undefined) return undefined;
  if (ended.cause === 'hours-ended' && hours !== undefined) return hours.untilOn.add({ days: 1 });
  return dateAt(ended.at, timeZone);
}
