import { earliestStartOf, phases, phaseTitles, type Rollout } from './rollout.ts';

/** A date ahead on a rollout's calendar, in words that stand before the date: "gate to broad rollout". */
export type ComingDate = { on: Temporal.PlainDate; what: string };

/** The nearest date ahead: what the features declare, and the day on which each later phase may begin. */
export function nextComingDate(
  rollout: Pick<Rollout, 'phase' | 'startsOn' | 'pace'>,
  dates: readonly ComingDate[],
  today: Temporal.PlainDate,
): ComingDate | undefined {
  const gates = phases.slice(phases.indexOf(rollout.phase) + 1).map((phase) => ({
    on: earliestStartOf(rollout, phase),
    what: `gate to ${phaseTitles[phase]}`,
  }));
  return [...dates, ...gates]
    .filter(({ on }) => Temporal.PlainDate.compare(on, today) >= 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))[0];
}
