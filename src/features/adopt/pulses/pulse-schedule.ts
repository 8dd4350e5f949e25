/** Days that a pulse takes answers, the first one included. */
const OPEN_DAYS = 14;
/** A pulse comes at most this often, in weeks. */
export const WEEKS_LEAST = 4;
export const WEEKS_MOST = 26;
/** After so many pulses without an answer somebody is asked no longer, until they want to be. */
const UNANSWERED_MOST = 2;

/** The last day on which answers are taken. */
export function closesOn(opensOn: Temporal.PlainDate): Temporal.PlainDate {
  return opensOn.add({ days: OPEN_DAYS - 1 });
}

/** The first day of the next pulse, a Tuesday: never sooner than four weeks after the last began. */
export function nextOpensOn(
  { everyWeeks, startedOn }: { everyWeeks: number; startedOn: Temporal.PlainDate },
  lastOpenedOn: Temporal.PlainDate | undefined,
): Temporal.PlainDate {
  const weeks = Math.max(WEEKS_LEAST, everyWeeks);
  const planned = lastOpenedOn?.add({ weeks });
  const from =
    planned === undefined || Temporal.PlainDate.compare(planned, startedOn) < 0
      ? startedOn
      : planned;
  return from.add({ days: (9 - from.dayOfWeek) % 7 });
}

/** What is known of somebody besides what they answered: their own choice, and pulses left alone in a row. */
export type PulsePerson = { isOptedOut: boolean; unanswered: number };

export function isAsked(person: PulsePerson | undefined): boolean {
  if (person === undefined) return true;
  return !person.isOptedOut && person.unanswered < UNANSWERED_MOST;
}
