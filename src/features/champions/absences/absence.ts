import { isBefore, isWithin } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Champion } from '../champions/champion.ts';

/** Days on which a person is away, both included. */
export type Absence = { personId: UserId; fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate };

/** Whoever is away for longer should hand over instead. */
const ABSENCE_DAYS_MAX = 42;

export type AbsenceProblem =
  | { kind: 'ends-before-it-starts'; fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate }
  | { kind: 'already-over'; today: Temporal.PlainDate }
  | { kind: 'long-enough-for-a-handover'; days: number; most: number };

export function absenceProblem(
  absence: Omit<Absence, 'personId'>,
  today: Temporal.PlainDate,
): AbsenceProblem | undefined {
  const { fromOn, toOn } = absence;
  if (isBefore(toOn, fromOn)) {
    return { kind: 'ends-before-it-starts', fromOn, toOn };
  }
  if (isBefore(toOn, today)) return { kind: 'already-over', today };
  const days = fromOn.until(toOn, { largestUnit: 'days' }).days + 1;
  return days > ABSENCE_DAYS_MAX
    ? { kind: 'long-enough-for-a-handover', days, most: ABSENCE_DAYS_MAX }
    : undefined;
}

export function isAwayOn(
  personId: UserId,
  date: Temporal.PlainDate,
  absences: readonly Absence[],
): boolean {
  return absences.some(
    (absence) => absence.personId === personId && isWithin(date, absence.fromOn, absence.toOn),
  );
}

/** The first day on which the person is back, over absences that follow one another. */
export function backOn(
  personId: UserId,
  date: Temporal.PlainDate,
  absences: readonly Absence[],
): Temporal.PlainDate {
  let day = date;
  while (isAwayOn(personId, day, absences)) day = day.add({ days: 1 });
  return day;
}

export type WhoAnswers = {
  person: Champion | undefined;
  /** Set when somebody else stands in for the champion. */
  standsInFor: Champion | undefined;
  championBackOn: Temporal.PlainDate | undefined;
};

/** Questions and nudges go to the champion, then to the first back-up who is here, then to nobody. */
export function whoAnswers(
  desk: { champion: Champion | undefined; backUps: readonly Champion[] },
  date: Temporal.PlainDate,
  absences: readonly Absence[],
): WhoAnswers {
  const { champion, backUps } = desk;
  if (champion !== undefined && !isAwayOn(champion.personId, date, absences)) {
    return { person: champion, standsInFor: undefined, championBackOn: undefined };
  }
  const person = backUps.find((backUp) => !isAwayOn(backUp.personId, date, absences));
  const championBackOn = champion && backOn(champion.personId, date, absences);
  return { person, standsInFor: person && champion, championBackOn };
}
