import { compareTimes, isBefore } from '../../platform/calendar.ts';
import { type Phase, phases, phaseTitles } from './phase.ts';

/** A date on a rollout's calendar, in words that stand before the date: "gate to the broad rollout". */
export type ComingDate = {
  on: Temporal.PlainDate;
  what: string;
  /** Of the rollout's calendar, which is no secret; any other is for those with a part in it. */
  isOutline?: true;
};

/** A phase and the first day on which it may begin. */
export type PhaseStart = { phase: Phase; opensOn: Temporal.PlainDate };

export type ComingDates = {
  /** The gate out of the current phase, where its date has passed and it is still shut. */
  dueGate: ComingDate | undefined;
  /** The nearest date from today on. */
  next: ComingDate | undefined;
};

/**
 * What the calendar says next. Behind a gate that is shut after its date nothing has a date of its own,
 * and while a rollout is paused no gate has one.
 */
export function comingDates(
  rollout: { phase: Phase; paused: object | undefined },
  calendar: readonly PhaseStart[],
  dates: readonly ComingDate[],
  today: Temporal.PlainDate,
): ComingDates {
  const gates = rollout.paused === undefined ? gatesAhead(rollout.phase, calendar) : [];
  const isPast = ({ on }: ComingDate) => isBefore(on, today);
  const [first] = gates;
  const dueGate = first !== undefined && isPast(first) ? first : undefined;
  const next = [...dates, ...(dueGate === undefined ? gates : [])]
    .filter((date) => !isPast(date))
    .sort((a, b) => compareTimes(a.on, b.on))[0];
  return { dueGate, next };
}

/** The dates from today on, the nearest first, as many as a list has room for. */
export function datesAhead(
  rollout: { phase: Phase; paused: object | undefined },
  { calendar, dates }: { calendar: readonly PhaseStart[]; dates: readonly ComingDate[] },
  today: Temporal.PlainDate,
  most: number,
): ComingDate[] {
  const gates = rollout.paused === undefined ? gatesAhead(rollout.phase, calendar) : [];
  return [...dates, ...gates]
    .filter(({ on }) => !isBefore(on, today))
    .sort((a, b) => compareTimes(a.on, b.on))
    .slice(0, most);
}

function gatesAhead(current: Phase, calendar: readonly PhaseStart[]): ComingDate[] {
  return calendar
    .filter(({ phase }) => phases.indexOf(phase) > phases.indexOf(current))
    .map(({ phase, opensOn }) => ({
      on: opensOn,
      what: `gate to ${phaseInWords(phase)}`,
      isOutline: true,
    }));
}

function phaseInWords(phase: Phase): string {
  return phase === 'sustained' ? phaseTitles[phase] : `the ${phaseTitles[phase]}`;
}
