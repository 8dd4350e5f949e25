import { isAfter, isBefore } from '../../../platform/calendar.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';

/** Who is asked one after the other; the last is the leads, with the workflow frozen. */
export const tiers = ['champion', 'owner', 'lead'] as const;
export type Tier = (typeof tiers)[number];

/** However few hours somebody works, a case waits no longer for them than this, on the clock on the wall. */
export const LONGEST_WAIT = Temporal.Duration.from({ hours: 96 });

/** However few hours somebody works, a case that they took goes on after this. */
export const LONGEST_SETTLING = Temporal.Duration.from({ hours: 168 });

/** Why a case did not stop at a tier. */
export const skipReasons = ['critical', 'nobody', 'asker', 'asked-before', 'away', 'left'] as const;
export type SkipReason = (typeof skipReasons)[number];
export type Skip = { tier: Tier; why: SkipReason };

/** Why a case came to where it is. */
export const moveReasons = [
  'raised',
  'critical',
  'silent',
  'unsettled',
  'handed-up',
  'left',
  'away',
  'drill',
] as const;
export type MoveReason = (typeof moveReasons)[number];

export type Step = {
  number: number;
  tier: Tier;
  /** Who answers for the case; undefined while it stands before the leads and none of them has taken it. */
  personId: UserId | undefined;
  because: MoveReason;
  /** The tiers that it passed by on the way to this one. */
  skipped: readonly Skip[];
  askedAt: Temporal.Instant;
  /** When it goes on, if nobody has taken it. */
  takeBy: Temporal.Instant;
  taken: { by: UserId; at: Temporal.Instant } | undefined;
  /** When it goes on, if it was taken and is still open. */
  settleBy: Temporal.Instant | undefined;
  /** Working minutes of the person asked until it was taken. */
  tookMinutes: number | undefined;
  /** When the sponsors heard that no lead had taken it. */
  sponsorsToldAt: Temporal.Instant | undefined;
};

export const caseSources = ['person', 'review', 'alarm'] as const;
export type CaseSource = (typeof caseSources)[number];

export const findings = ['wrong', 'right', 'unclear'] as const;
export type Finding = (typeof findings)[number];

export type Escalation = {
  id: string;
  rolloutId: RolloutId;
  teamId: TeamId;
  /** The work that the output belongs to, as teams name it. */
  workflow: string;
  /** Where the output can be looked at; never the output itself. */
  link: string | undefined;
  words: string;
  isCritical: boolean;
  isDrill: boolean;
  source: CaseSource;
  /** The review or alarm that it came from. */
  sourceId: string | undefined;
  askerId: UserId;
  raisedAt: Temporal.Instant;
  /** In order, never empty. */
  steps: readonly Step[];
  resolved: { by: UserId; at: Temporal.Instant; finding: Finding; answer: string } | undefined;
};

/** Somebody who could be asked now, and by when they would have taken it; or why there is nobody. */
export type Candidate =
  | { personId: UserId; takeBy: Temporal.Instant | undefined }
  | { missing: Extract<SkipReason, 'nobody' | 'away' | 'left'> };

export type Path = {
  champion: Candidate;
  owner: Candidate;
  /** When the first of the leads would have taken it; undefined where none works within the longest wait. */
  leadBy: Temporal.Instant | undefined;
};

type Coming = {
  from: Tier;
  because: MoveReason;
  askerId: UserId;
  /** Everyone who was asked about this case before. */
  asked: readonly UserId[];
  number: number;
  now: Temporal.Instant;
};

export type FreshStep = Omit<Step, 'taken' | 'settleBy' | 'tookMinutes' | 'sponsorsToldAt'>;

/**
 * The next place of a case, from a tier upwards. It stops at the first tier with somebody who did not raise
 * it, was not asked before and can take it in time, and says of each tier that it passes by why.
 */
export function nextStep(coming: Coming, path: Path): FreshStep {
  const { from, because, number, now } = coming;
  const skipped: Skip[] = [];
  const latest = now.add(LONGEST_WAIT);
  for (const tier of tiers.slice(tiers.indexOf(from))) {
    if (tier === 'lead') break;
    const found = candidateFor(path[tier], coming, latest);
    if ('why' in found) skipped.push({ tier, why: found.why });
    else return { ...found, number, tier, because, skipped, askedAt: now };
  }
  const { leadBy } = path;
  const takeBy = leadBy === undefined || isAfter(leadBy, latest) ? latest : leadBy;
  return { number, tier: 'lead', personId: undefined, because, skipped, askedAt: now, takeBy };
}

function candidateFor(
  candidate: Candidate,
  { because, askerId, asked }: Coming,
  latest: Temporal.Instant,
): { personId: UserId; takeBy: Temporal.Instant } | { why: SkipReason } {
  if (because === 'critical') return { why: 'critical' };
  if ('missing' in candidate) return { why: candidate.missing };
  const { personId, takeBy } = candidate;
  if (personId === askerId) return { why: 'asker' };
  if (asked.includes(personId)) return { why: 'asked-before' };
  if (takeBy === undefined || isAfter(takeBy, latest)) return { why: 'away' };
  return { personId, takeBy };
}

/** By when a case that is taken now has to be settled; `worked`: when its person will have worked long enough. */
export function settleLimit(
  now: Temporal.Instant,
  worked: Temporal.Instant | undefined,
): Temporal.Instant {
  const latest = now.add(LONGEST_SETTLING);
  return worked === undefined || isAfter(worked, latest) ? latest : worked;
}

/** The last step, in which the case stands. */
export function currentStep({ steps }: Pick<Escalation, 'steps'>): Step {
  const last = steps.at(-1);
  if (last === undefined) throw new Error('A case stands somewhere from its first moment on.');
  return last;
}

export type Move = { because: MoveReason; from: Tier };

/**
 * Why an open case must go on by itself: whoever answers for it has left or is away, or let a limit pass.
 * Somebody else at the same tier is looked for first where the person is not there.
 */
export function dueMove(
  escalation: Pick<Escalation, 'steps' | 'resolved'>,
  responsible: { hasLeft: boolean; isAway: boolean },
  now: Temporal.Instant,
): Move | undefined {
  const step = currentStep(escalation);
  if (escalation.resolved !== undefined || step.tier === 'lead') return undefined;
  if (responsible.hasLeft) return { because: 'left', from: step.tier };
  if (responsible.isAway) return { because: 'away', from: step.tier };
  const limit = step.taken === undefined ? step.takeBy : step.settleBy;
  if (limit === undefined || isBefore(now, limit)) return undefined;
  return { because: step.taken === undefined ? 'silent' : 'unsettled', from: tierAbove(step.tier) };
}

export function tierAbove(tier: Tier): Tier {
  return tiers[tiers.indexOf(tier) + 1] ?? 'lead';
}

/** Whether the sponsors should hear that a case stands before the leads and none has taken it in time. */
export function isUntakenAtTheTop(
  escalation: Pick<Escalation, 'steps' | 'resolved'>,
  now: Temporal.Instant,
): boolean {
  const { tier, taken, takeBy, sponsorsToldAt } = currentStep(escalation);
  if (escalation.resolved !== undefined || tier !== 'lead') return false;
  return taken === undefined && sponsorsToldAt === undefined && !isBefore(now, takeBy);
}

/** Everyone who was asked, and everyone who took it. */
export function askedPeople({ steps }: Pick<Escalation, 'steps'>): UserId[] {
  const people = steps.flatMap(({ personId, taken }) => [personId, taken?.by]);
  return [...new Set(people.filter((id) => id !== undefined))];
}
