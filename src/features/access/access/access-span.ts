import type { TeamId, UserId } from '../../../platform/ids.ts';

/** A change of one person's access through one team, as it was told. */
export type SpanEvent = { teamId: TeamId; personId: UserId; isGranted: boolean; at: number };

/** From when to when somebody had access through a team; in milliseconds, `to` undefined while they have it. */
export type AccessSpan = {
  teamId: TeamId;
  personId: UserId;
  from: number;
  to: number | undefined;
  /** When it was taken and given back in between. */
  gaps: readonly (readonly [number, number])[];
};

/** Who had access from when to when, by what was told of it in its order; whoever left stays in. */
export function accessSpans(events: readonly SpanEvent[]): AccessSpan[] {
  const spans = new Map<string, AccessSpan>();
  for (const { teamId, personId, isGranted, at } of events) {
    const key = `${teamId} ${personId}`;
    const known = spans.get(key);
    if (known === undefined) {
      if (isGranted) spans.set(key, { teamId, personId, from: at, to: undefined, gaps: [] });
    } else if (!isGranted) {
      if (known.to === undefined) spans.set(key, { ...known, to: at });
    } else if (known.to !== undefined) {
      const gaps = [...known.gaps, [known.to, at] as const];
      spans.set(key, { ...known, to: undefined, gaps });
    }
  }
  return [...spans.values()];
}
