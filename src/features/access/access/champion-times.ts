import { dateAt, earliestOf, isAfter, isBefore, later } from '../../../platform/calendar.ts';
import { type Champion, isInOffice, servesFromOn } from '../../champions/champions/champion.ts';
import { lostOn } from '../../champions/leaving/champion-loss.ts';
import type { Cover, CoverEnd } from './access-facts.ts';

/** Days on which somebody's champion certificate counts; `untilOn` is the first day on which it does not. */
export type CertifiedTime = { fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate };

/** The times in which a team had a champion in office whose certificate counted. */
export function coverOf(
  champions: readonly Champion[],
  timeZone: string,
  certifiedTimes: (champion: Champion) => readonly CertifiedTime[],
): Cover[] {
  return champions
    .filter((champion) => champion.role === 'champion' && champion.accepted !== undefined)
    .flatMap((champion) => {
      const office = timeInOffice(champion, timeZone);
      if (office === undefined) return [];
      return certifiedTimes(champion).flatMap((time) => within(office, time));
    });
}

/** The first day on which a team had a back-up champion. */
export function firstBackUpOn(
  champions: readonly Champion[],
  timeZone: string,
): Temporal.PlainDate | undefined {
  const firstDays = champions
    .filter(({ role }) => role === 'back-up')
    .map((one) => one.accepted && servesFromOn(one, dateAt(one.accepted.at, timeZone)));
  return earliestOf(firstDays);
}

function timeInOffice(champion: Champion, timeZone: string): Cover | undefined {
  const { accepted } = champion;
  if (accepted === undefined) return undefined;
  const acceptedOn = dateAt(accepted.at, timeZone);
  const fromOn = servesFromOn(champion, acceptedOn);
  if (isInOffice(champion)) return { fromOn, untilOn: undefined, endedBy: undefined };
  const lost = lostOn(champion, timeZone) ?? fromOn;
  if (isAfter(fromOn, acceptedOn) && !isBefore(fromOn, lost)) return undefined;
  // Whoever came and went on one day was there on that day, and what began with them is not undone.
  const untilOn = isBefore(fromOn, lost) ? lost : fromOn.add({ days: 1 });
  return { fromOn, untilOn, endedBy: endOf(champion) };
}

function endOf({ ended }: Champion): CoverEnd | undefined {
  if (ended === undefined) return undefined;
  if (ended.how === 'handed-over') return 'handed-over';
  return ended.cause === 'hours-ended' ? 'hours-ended' : 'left';
}

function within(office: Cover, time: CertifiedTime): Cover[] {
  const fromOn = later(office.fromOn, time.fromOn);
  const lapses = office.untilOn === undefined || isBefore(time.untilOn, office.untilOn);
  const untilOn = lapses ? time.untilOn : office.untilOn;
  if (untilOn !== undefined && !isBefore(fromOn, untilOn)) return [];
  return [{ fromOn, untilOn, endedBy: lapses ? 'lapsed' : office.endedBy }];
}
