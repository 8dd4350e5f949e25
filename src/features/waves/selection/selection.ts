import { byText } from '../../../platform/words.ts';
import type { Lack } from '../../contract/wait.ts';
import type { ReadinessStanding } from '../../expand/readiness/readiness.ts';
import type { Team } from '../../teams/teams/team.ts';
import { contextDistance, measureContext } from './context-distance.ts';
import { type Dispersion, disperse, type Points, type Spread, spreadOf } from './dispersion.ts';
import { shareWords } from './share.ts';
import { jaccard } from './workflow-similarity.ts';

export type Candidate = {
  team: Team;
  readiness: ReadinessStanding;
  optedInOn: Temporal.PlainDate | undefined;
};

export type SelectionSettings = {
  /** Workflow similarity to the pilot (Jaccard) from which a team tests the same use case. */
  similarWorkflow: number;
};
export const SELECTION_SETTINGS: SelectionSettings = { similarWorkflow: 0.5 };

export type SelectionQuestion = {
  pilot: Team;
  candidates: readonly Candidate[];
  places: 2 | 3;
  today: Temporal.PlainDate;
  settings: SelectionSettings;
};

export type LeftOut = { candidate: Candidate; lacks: readonly Lack[] };

/** Teams with the contrast between them; the pilot is always one side of it. */
export type TeamSet = {
  teams: readonly Candidate[];
  smallest: number;
  sum: number;
  closest: { a: Team; b: Team };
};

export type Selection =
  | {
      kind: 'proposed';
      question: SelectionQuestion;
      places: 2 | 3;
      best: TeamSet;
      runnerUp: TeamSet | undefined;
      /** Eligible and not proposed, with the contrast of the best set that would contain it. */
      passedOver: readonly { candidate: Candidate; bestWith: number | undefined }[];
      leftOut: readonly LeftOut[];
      eligible: number;
      method: Dispersion['method'];
      /** No set of eligible teams has a greater smallest distance than this. */
      atMost: number;
    }
  | { kind: 'too-few'; question: SelectionQuestion; eligible: number; leftOut: readonly LeftOut[] };

/**
 * The second pilot: of the eligible teams with a workflow like the pilot's, those two or three whose smallest
 * pairwise context distance, the pilot included, is greatest. Ties go to the larger sum of distances, then to
 * the set that has been opted in longest (oldest request against oldest, then the next), then by name and id.
 */
export function selectExpansion(question: SelectionQuestion): Selection {
  const { pilot, candidates } = question;
  const others = candidates.filter((each) => each.team.id !== pilot.id);
  const leftOut = others
    .map((candidate) => ({ candidate, lacks: lacksOf(candidate, question) }))
    .filter((each) => each.lacks.length > 0)
    .sort((a, b) => a.lacks.length - b.lacks.length || byName(a.candidate, b.candidate));
  const out = new Set(leftOut.map((each) => each.candidate));
  const eligible = others.filter((each) => !out.has(each)).sort(byName);
  const places = question.places === 3 && eligible.length === 2 ? 2 : question.places;
  const points = pointsOf(question, eligible);
  const found = disperse(points, places);
  if (found === undefined) {
    return { kind: 'too-few', question, eligible: eligible.length, leftOut };
  }
  const passedOver = eligible
    .map((candidate, index) => ({ candidate, point: index + 1 }))
    .filter(({ point }) => !found.best.set.includes(point))
    .map(({ candidate, point }) => ({ candidate, bestWith: found.bestWith?.[point] }))
    .sort((a, b) => (b.bestWith ?? 0) - (a.bestWith ?? 0) || byName(a.candidate, b.candidate));
  return {
    kind: 'proposed',
    question,
    places,
    best: teamSet(question, eligible, found.best),
    runnerUp: found.runnerUp && teamSet(question, eligible, found.runnerUp),
    passedOver,
    leftOut,
    eligible: eligible.length,
    method: found.method,
    atMost: found.atMost,
  };
}

/** What keeps a team from being proposed: nothing when it is eligible. */
export function lacksOf(candidate: Candidate, question: SelectionQuestion): Lack[] {
  const { pilot, settings } = question;
  const lacks = [...candidate.readiness.lacks];
  const similarity = jaccard(candidate.team.workflows, pilot.workflows);
  if (similarity < settings.similarWorkflow) {
    lacks.push({
      about: 'workflow',
      words: `a workflow like the pilot's (similarity ${shareWords(similarity)}, ${shareWords(settings.similarWorkflow)} is needed)`,
    });
  }
  return lacks;
}

/** The contrast of any set of teams, proposed or not. */
export function measureSet(question: SelectionQuestion, teams: readonly Candidate[]): TeamSet {
  const points = pointsOf(question, teams);
  const all = teams.map((_, index) => index + 1);
  return teamSet(question, teams, spreadOf(points, all));
}

function pointsOf(question: SelectionQuestion, eligible: readonly Candidate[]): Points {
  const contexts = [question.pilot, ...eligible.map((each) => each.team)].map((team) =>
    measureContext(team.context, question.today),
  );
  return {
    count: eligible.length,
    distance: (a, b) => {
      const [left, right] = [contexts[a], contexts[b]];
      return left === undefined || right === undefined ? 0 : contextDistance(left, right);
    },
    order: orderOf(eligible),
  };
}

function teamSet(
  question: SelectionQuestion,
  eligible: readonly Candidate[],
  spread: Spread,
): TeamSet {
  const teams = spread.set.flatMap((point) => eligible[point - 1] ?? []).sort(byName);
  const all = [question.pilot, ...teams.map((each) => each.team)];
  const contexts = all.map((team) => measureContext(team.context, question.today));
  let closest = { a: question.pilot, b: question.pilot };
  let nearest = Number.POSITIVE_INFINITY;
  contexts.forEach((left, i) => {
    contexts.slice(i + 1).forEach((right, offset) => {
      const distance = contextDistance(left, right);
      if (distance >= nearest) return;
      nearest = distance;
      closest = { a: all[i] ?? question.pilot, b: all[i + 1 + offset] ?? question.pilot };
    });
  });
  return { teams, smallest: spread.smallest, sum: spread.sum, closest };
}

function byName(a: Candidate, b: Candidate): number {
  return byText(a.team.name, b.team.name) || byText(a.team.id, b.team.id);
}

/** Longest wait against longest wait, then the next; then names in the same way. Every set is compared, so by rank. */
function orderOf(eligible: readonly Candidate[]): Points['order'] {
  const dates = rankOf([...new Set(eligible.map(askedOn))].sort(byText));
  const names = rankOf([...eligible].sort(byName));
  const waits = [0, ...eligible.map((each) => dates.get(askedOn(each)) ?? 0)];
  const ranks = [0, ...eligible.map((each) => names.get(each) ?? 0)];
  const sorted = (set: readonly number[], by: readonly number[]) =>
    set.map((point) => by[point] ?? 0).sort((x, y) => x - y);
  return (a, b) =>
    firstGap(sorted(a, waits), sorted(b, waits)) || firstGap(sorted(a, ranks), sorted(b, ranks));
}

function rankOf<Item>(inOrder: readonly Item[]): Map<Item, number> {
  return new Map(inOrder.map((each, rank) => [each, rank]));
}

function askedOn(candidate: Candidate): string {
  return candidate.optedInOn?.toString() ?? 'never';
}

function firstGap(a: readonly number[], b: readonly number[]): number {
  for (const [index, left] of a.entries()) {
    const gap = left - (b[index] ?? 0);
    if (gap !== 0) return gap;
  }
  return 0;
}
