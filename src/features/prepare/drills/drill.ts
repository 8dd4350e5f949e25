import { isBefore } from '../../../platform/calendar.ts';
import { type Escalation, type Tier, tiers } from '../escalations/escalation.ts';

/** How long a drill proves that the way is open. */
export const PROVES_FOR_DAYS = 90;
/** Working hours from the first word to the lead, where a rollout sets no other number. */
export const DRILL_HOURS = 4;

export type DrillResult = {
  /** Working minutes until somebody had it, added up over the tiers; what nobody took counts in full. */
  minutes: number;
  /** The tiers that were reached, each with what it took; undefined: nobody took it there. */
  reached: readonly { tier: Tier; minutes: number | undefined }[];
  /** Tiers that the way led past, since nobody is there. */
  empty: readonly Tier[];
  endedAt: Temporal.Instant;
};

/**
 * What a drill that is over has shown: time to the right person in working minutes of the people asked. A tier
 * where nobody took it in time counts with the whole limit, `limitMinutes`.
 */
export function drillResult(drill: Escalation, limitMinutes: number): DrillResult | undefined {
  if (!drill.isDrill || drill.resolved === undefined) return undefined;
  const reached = tiers.flatMap((tier) => {
    const steps = drill.steps.filter((step) => step.tier === tier);
    if (steps.length === 0) return [];
    const taken = steps.find((step) => step.taken !== undefined);
    return [{ tier, minutes: taken?.tookMinutes ?? (taken === undefined ? undefined : 0) }];
  });
  const minutes = reached.reduce((sum, one) => sum + (one.minutes ?? limitMinutes), 0);
  const seen = reached.map(({ tier }) => tier);
  return {
    minutes,
    reached,
    empty: tiers.filter((tier) => !seen.includes(tier)),
    endedAt: drill.resolved.at,
  };
}

export type Proof =
  | { kind: 'proven'; result: DrillResult }
  | { kind: 'too-slow'; result: DrillResult }
  | { kind: 'under-way' }
  | { kind: 'none' };

const WINDOW = Temporal.Duration.from({ hours: PROVES_FOR_DAYS * 24 });

/** The last moments of these drills at which they prove anything. */
export function whenProofsEnd(drills: readonly Escalation[]): Temporal.Instant[] {
  return drills.flatMap(({ resolved }) =>
    resolved === undefined ? [] : [resolved.at.add(WINDOW)],
  );
}

/** What the newest drill among these says at `now`; one that is older than the window says nothing. */
export function proofOf(
  drills: readonly Escalation[],
  { now, hours, limitMinutes }: { now: Temporal.Instant; hours: number; limitMinutes: number },
): Proof {
  const since = now.subtract(WINDOW);
  const results = drills.flatMap((one) => drillResult(one, limitMinutes) ?? []);
  const last = results
    .filter(({ endedAt }) => !isBefore(endedAt, since))
    .toSorted((a, b) => Temporal.Instant.compare(a.endedAt, b.endedAt))
    .at(-1);
  const isOpen = drills.some(({ resolved }) => resolved === undefined);
  if (last === undefined) return { kind: isOpen ? 'under-way' : 'none' };
  if (last.minutes <= hours * 60) return { kind: 'proven', result: last };
  return isOpen ? { kind: 'under-way' } : { kind: 'too-slow', result: last };
}
