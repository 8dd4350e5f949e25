import type { TeamId } from '../../../platform/ids.ts';
import { byText, sayCountOrNone, sayFew } from '../../../platform/words.ts';
import { limitWords, PLAN_SETTINGS, type PlanSettings } from './wave-limits.ts';
import {
  buildPlan,
  limitsFrom,
  type PlanFacts,
  type PlannedTeam,
  planWave,
  type WaitingTeam,
  type WavePlan,
} from './wave-plan.ts';

export type PlanEdit = { add: readonly TeamId[]; remove: readonly TeamId[] };
export type PlanEditOutcome =
  | { kind: 'edited'; plan: WavePlan; price: readonly string[] }
  | { kind: 'refused'; reasons: readonly string[] };

/** A lead's change to a plan, with what it costs in words. Readiness and the speed limit are no matter of price. */
export function editPlan(
  plan: WavePlan,
  edit: PlanEdit,
  facts: PlanFacts,
  settings: PlanSettings = PLAN_SETTINGS,
): PlanEditOutcome {
  const limits = limitsFrom(facts, settings);
  const kept = plan.chosen.map((each) => each.teamId).filter((id) => !edit.remove.includes(id));
  const wanted = [...new Set([...kept, ...edit.add])];
  const byId = new Map(facts.teams.map((each) => [each.teamId, each]));
  const chosen = wanted.flatMap((id) => byId.get(id) ?? []);
  const reasons = chosen
    .filter((each) => each.lacks.length > 0)
    .map((each) => `${each.teamName} still lacks ${sayFew(each.lacks.map((lack) => lack.words))}.`);
  const gone = wanted.length - chosen.length;
  if (gone > 0)
    reasons.push(
      `${sayCountOrNone(gone, 'chosen team')} ${gone === 1 ? 'is' : 'are'} no longer waiting in this rollout.`,
    );
  if (chosen.length > limits.places) {
    reasons.push(
      `${sayCountOrNone(chosen.length, 'team')} would be too many. ${limitWords(limits)}`,
    );
  }
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const added = [...new Set([...plan.added, ...edit.add])].filter(
    (id) => !edit.remove.includes(id),
  );
  const removed = [...new Set([...plan.removed, ...edit.remove])].filter(
    (id) => !wanted.includes(id),
  );
  const edited = buildPlan(facts, limits, chosen, { added, removed, gaveWay: [] });
  return { kind: 'edited', plan: edited, price: priceOf(plan, edited) };
}

function priceOf(before: WavePlan, after: WavePlan): string[] {
  const price = comparePlans(before, after);
  for (const team of after.chosen.filter((each) => after.added.includes(each.teamId))) {
    const overtaken = after.queue.filter(
      (each) => each.lacks.length === 0 && each.place < (team.place ?? Number.POSITIVE_INFINITY),
    );
    if (overtaken.length === 0) continue;
    const who = sayFew(overtaken.map((each) => each.teamName));
    price.push(`${team.teamName} goes before ${who}, who asked earlier and are ready.`);
  }
  const alone = after.chosen.filter((each) => each.validators.length === 0);
  if (alone.length > 0) {
    price.push(
      `Nobody else could validate what ${sayFew(alone.map((each) => each.teamName))} learns: no other team shares a workflow.`,
    );
  }
  return price;
}

/** What is different from one plan to another, in words; empty when nothing is. */
export function comparePlans(before: WavePlan, after: WavePlan): string[] {
  const changes: string[] = [];
  const into = missingFrom(before, after.chosen);
  const out = missingFrom(after, before.chosen);
  if (into.length > 0) changes.push(`In: ${sayFew(into)}.`);
  if (out.length > 0) changes.push(`Out: ${sayFew(out)}.`);
  if (before.limits.places !== after.limits.places) {
    changes.push(
      `Places: ${after.limits.places}, was ${before.limits.places}. ${limitWords(after.limits)}`,
    );
  }
  const named = new Set([...into, ...out]);
  const waits = after.queue.filter((each) => !named.has(each.teamName));
  const [now, then] = [latestIn(after), latestIn(before)];
  const later = waits.filter(({ teamId }) => now(teamId) > then(teamId));
  const sooner = waits.filter(({ teamId }) => now(teamId) < then(teamId));
  if (later.length > 0) {
    changes.push(`May wait longer: ${sayFew(later.map((each) => each.teamName))}.`);
  }
  if (sooner.length > 0) {
    changes.push(`May come sooner: ${sayFew(sooner.map((each) => each.teamName))}.`);
  }
  return changes;
}

function missingFrom(plan: WavePlan, teams: readonly PlannedTeam[]): string[] {
  const there = new Set(plan.chosen.map((each) => each.teamId));
  return teams
    .filter((each) => !there.has(each.teamId))
    .map((each) => each.teamName)
    .sort(byText);
}

/** The end of a team's estimate in weeks: 0 when it is in the plan. */
function latestIn({ chosen, queue }: WavePlan): (teamId: TeamId) => number {
  const ends = new Map(
    queue.map(({ teamId, estimate }) => [
      teamId,
      estimate.kind === 'weeks' ? estimate.to : Number.NaN,
    ]),
  );
  for (const { teamId } of chosen) ends.set(teamId, 0);
  return (teamId) => ends.get(teamId) ?? Number.NaN;
}

export type PlanProblem = {
  /** A blocking problem refuses the plan; the others are shown before it is confirmed. */
  blocks: boolean;
  words: string;
};

/** What has changed since a plan was made. It is applied as it was read, or not at all. */
export function applyProblems(
  plan: WavePlan,
  facts: PlanFacts,
  settings: PlanSettings = PLAN_SETTINGS,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const block = (words: string) => problems.push({ blocks: true, words });
  if (facts.number !== plan.number) {
    block(
      `Wave ${plan.number} has been planned in the meantime; the next one is wave ${facts.number}.`,
    );
  }
  if (plan.chosen.length === 0) block('The plan has no team in it.');
  const live = new Set(facts.liveTeams.map((each) => each.teamId));
  const waiting = new Map(facts.teams.map((each) => [each.teamId, each]));
  for (const team of plan.chosen) {
    const change = live.has(team.teamId)
      ? `${team.teamName} is already live.`
      : changeOf(team, waiting.get(team.teamId));
    if (change !== undefined) block(change);
  }
  const limits = limitsFrom(facts, settings);
  if (plan.chosen.length > limits.places) {
    block(`The plan has ${sayCountOrNone(plan.chosen.length, 'team')}. ${limitWords(limits)}`);
  }
  const fresh = planWave(facts, settings);
  const overlooked = missingFrom(plan, fresh.chosen).filter(
    (name) => !plan.queue.some((each) => each.teamName === name && each.lacks.length === 0),
  );
  if (overlooked.length > 0) {
    problems.push({
      blocks: false,
      words: `${sayFew(overlooked)} would be in a plan made today.`,
    });
  }
  return problems;
}

function changeOf(team: PlannedTeam, now: WaitingTeam | undefined): string | undefined {
  if (now === undefined) return `${team.teamName} is no longer waiting in this rollout.`;
  if (now.lacks.length > 0) {
    return `${team.teamName} now lacks ${sayFew(now.lacks.map((lack) => lack.words))}.`;
  }
  if (team.askedAt !== undefined && now.askedAt === undefined) {
    return `${team.teamName} has withdrawn its request.`;
  }
  return undefined;
}
