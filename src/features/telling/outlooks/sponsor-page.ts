import { isBefore } from '../../../platform/calendar.ts';
import type { ComingDate } from '../../contract/coming-date.ts';

export type SponsorFacts = {
  today: Temporal.PlainDate;
  /** Besides the pilot, as those that are live. */
  teams: number;
  live: number;
  people: number;
  trained: number;
  /** What its use over months says, and what a look at week one would have said; undefined while nothing was judged. */
  use: { says: string; mirror: string | undefined; isShown: boolean } | undefined;
  /** How many of its outputs are wrong at most, a share, by so many reviews; undefined while nobody reviews. */
  quality: { atMost: number | undefined; reviews: number } | undefined;
  paused: { since: Temporal.PlainDate; reason: string } | undefined;
  /** Live teams whose access is in trouble or about to be, by name. */
  troubled: readonly string[];
  /** What holds people back most by what they said, where it is shown; undefined otherwise. */
  barrier: string | undefined;
  /** What is not as it should be, one safe sentence each. */
  concerns: readonly string[];
  dueGate: ComingDate | undefined;
  /** Things that others wait for and that are overdue, with the day on which the oldest was due. */
  late: { count: number; oldestOn: Temporal.PlainDate } | undefined;
};

export type Working = { kind: 'nothing-live' } | { kind: 'not-measured' } | { kind: 'measured' };

export type Risk =
  | { kind: 'paused'; since: Temporal.PlainDate; reason: string }
  | { kind: 'teams'; names: readonly string[] }
  | { kind: 'concerns'; first: string; more: number }
  | { kind: 'gate'; gate: ComingDate }
  | { kind: 'barrier'; says: string }
  | { kind: 'late'; count: number; oldestOn: Temporal.PlainDate };

/**
 * Whether it works is answered by its use over months and by nothing else: teams that have it, or people
 * who are trained, say how far it has come, not whether it helps.
 */
export function isItWorking({ live, use }: SponsorFacts): Working {
  if (use !== undefined) return { kind: 'measured' };
  return live === 0 ? { kind: 'nothing-live' } : { kind: 'not-measured' };
}

/** What is at risk, the gravest first; empty where nothing is. */
export function risksOf(facts: SponsorFacts): Risk[] {
  const { paused, troubled, concerns, barrier, dueGate, late, today } = facts;
  const [concern] = concerns;
  return [
    ...(paused === undefined ? [] : [{ kind: 'paused' as const, ...paused }]),
    ...(troubled.length === 0 ? [] : [{ kind: 'teams' as const, names: troubled }]),
    ...(concern === undefined
      ? []
      : [{ kind: 'concerns' as const, first: concern, more: concerns.length - 1 }]),
    ...(dueGate === undefined || !isBefore(dueGate.on, today)
      ? []
      : [{ kind: 'gate' as const, gate: dueGate }]),
    ...(barrier === undefined ? [] : [{ kind: 'barrier' as const, says: barrier }]),
    ...(late === undefined || late.count === 0 ? [] : [{ kind: 'late' as const, ...late }]),
  ];
}
