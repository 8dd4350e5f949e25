import type { TeamId } from '../../../platform/ids.ts';
import type { Lack } from '../../contract/wait.ts';
import { byRequest } from '../../expand/opt-ins/opt-in.ts';
import { normalTags, sharedTags } from '../selection/workflow-similarity.ts';
import { type Validators, validatorsAmong, type WorkingTeam } from './validators.ts';
import { estimateWaits, type WaitEstimate } from './wait-estimate.ts';
import { limitsOf, PLAN_SETTINGS, type PlanLimits, type PlanSettings } from './wave-limits.ts';

export type PlanTeam = WorkingTeam;

export type WaitingTeam = PlanTeam & {
  /** Undefined for a team that has not asked to join. */
  askedAt: Temporal.Instant | undefined;
  /** Empty when the team is ready to be in a wave. */
  lacks: readonly Lack[];
  /** It made room once for a team that another one could learn with; that is not asked twice. */
  gaveWay?: boolean;
};

export type PlanFacts = {
  number: number;
  today: Temporal.PlainDate;
  timeZone: string;
  liveTeams: readonly PlanTeam[];
  teams: readonly WaitingTeam[];
  /** Free hours a week, of certified champions (protected) and of reviewers. */
  championHours: number;
  reviewerHours: number;
  /** What keeps the wave from starting today, one sentence each: a running bake, an open must learning. */
  holds: readonly string[];
};

export type PlannedTeam = WaitingTeam &
  Validators & {
    /** Place in the queue, counted from 1; undefined for a team that has not asked. */
    place: number | undefined;
    byHand: boolean;
  };

export const waitReasons = ['no-place', 'lacks', 'left-out', 'gives-way'] as const;
export type WaitReason = (typeof waitReasons)[number];

export type QueuedTeam = WaitingTeam & {
  place: number;
  because: WaitReason;
  estimate: WaitEstimate;
};

/** A wave before anything happens: who, why, who waits and for what. A value: looking at it changes nothing. */
export type WavePlan = {
  number: number;
  madeOn: Temporal.PlainDate;
  timeZone: string;
  limits: PlanLimits;
  chosen: readonly PlannedTeam[];
  queue: readonly QueuedTeam[];
  /** Ready, but have not asked; invited at most, never taken. */
  couldBeInvited: readonly WaitingTeam[];
  holds: readonly string[];
  added: readonly TeamId[];
  removed: readonly TeamId[];
};

/** The next cohort: teams that asked first go first, no more than capacity carries, no team without a partner to learn with if that can be had. */
export function planWave(facts: PlanFacts, settings: PlanSettings = PLAN_SETTINGS): WavePlan {
  const limits = limitsFrom(facts, settings);
  const ready = queueOf(facts).filter((each) => each.lacks.length === 0);
  const first = ready.slice(0, limits.places);
  const chosen = withPartner(first, ready.slice(limits.places));
  const stays = new Set(chosen);
  const gaveWay = first.filter((each) => !stays.has(each)).map((each) => each.teamId);
  return buildPlan(facts, limits, chosen, { added: [], removed: [], gaveWay });
}

export function limitsFrom(facts: PlanFacts, settings: PlanSettings): PlanLimits {
  const { championHours, reviewerHours } = facts;
  return limitsOf({ liveTeams: facts.liveTeams.length, championHours, reviewerHours }, settings);
}

/** Teams that asked, oldest request first. */
export function queueOf(facts: PlanFacts): WaitingTeam[] {
  return facts.teams
    .flatMap((team) => (team.askedAt === undefined ? [] : [{ ...team, askedAt: team.askedAt }]))
    .sort(byRequest);
}

/**
 * A learning is validated by another team, so two teams of a wave should share a workflow. When none do, a
 * team gives way, once, to the oldest waiting one that shares a workflow with a team that stays: the youngest
 * request by which that can be had, and never the oldest.
 */
function withPartner(
  chosen: readonly WaitingTeam[],
  others: readonly WaitingTeam[],
): WaitingTeam[] {
  const tags = chosen.flatMap((each) => normalTags(each.workflows));
  const isPaired = new Set(tags).size < tags.length;
  if (chosen.length < 2 || isPaired) return [...chosen];
  const mayLeave = chosen.filter((each, i) => i > 0 && each.gaveWay !== true).reverse();
  for (const leaving of mayLeave) {
    const staying = chosen.filter((each) => each !== leaving);
    const partner = others.find((each) => staying.some((kept) => share(kept, each)));
    if (partner !== undefined) return [...staying, partner];
  }
  return [...chosen];
}

function share(a: PlanTeam, b: PlanTeam): boolean {
  return sharedTags(a.workflows, b.workflows).length > 0;
}

type Edits = {
  added: readonly TeamId[];
  removed: readonly TeamId[];
  gaveWay: readonly TeamId[];
};

export function buildPlan(
  facts: PlanFacts,
  limits: PlanLimits,
  chosen: readonly WaitingTeam[],
  edits: Edits,
): WavePlan {
  const queue = queueOf(facts);
  const places = new Map(queue.map((each, index) => [each.teamId, index + 1]));
  const taken = new Set(chosen.map((each) => each.teamId));
  const waiting = queue.filter((each) => !taken.has(each.teamId));
  let readyAhead = 0;
  const queued = waiting.map((each, allAhead) => {
    const ahead = { lacks: each.lacks, readyAhead, allAhead };
    if (each.lacks.length === 0) readyAhead += 1;
    return ahead;
  });
  const estimates = estimateWaits(queued, limits);
  const validatorsOf = validatorsAmong([...chosen, ...facts.liveTeams]);
  const reasonOf = (team: WaitingTeam): WaitReason => {
    if (edits.removed.includes(team.teamId)) return 'left-out';
    if (team.lacks.length > 0) return 'lacks';
    return edits.gaveWay.includes(team.teamId) ? 'gives-way' : 'no-place';
  };
  return {
    number: facts.number,
    madeOn: facts.today,
    timeZone: facts.timeZone,
    limits,
    chosen: chosen.map((team) => ({
      ...team,
      place: places.get(team.teamId),
      byHand: edits.added.includes(team.teamId),
      ...validatorsOf(team),
    })),
    queue: waiting.flatMap((team, index) => {
      const estimate = estimates[index];
      if (estimate === undefined) return [];
      return [{ ...team, place: places.get(team.teamId) ?? 0, because: reasonOf(team), estimate }];
    }),
    couldBeInvited: facts.teams.filter(
      (each) => each.askedAt === undefined && each.lacks.length === 0 && !taken.has(each.teamId),
    ),
    holds: facts.holds,
    added: edits.added,
    removed: edits.removed,
  };
}
