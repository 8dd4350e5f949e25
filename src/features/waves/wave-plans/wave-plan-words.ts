import { compareTimes, dateAt } from '../../../platform/calendar.ts';
import { capitalised, sayCountOrNone, sayDay, sayFew } from '../../../platform/words.ts';
import { lackTitles } from '../../contract/wait.ts';
import { normalTags } from '../selection/workflow-similarity.ts';
import { VALIDATORS_NAMED } from './validators.ts';
import { rangeWords } from './wait-estimate.ts';
import { limitWords } from './wave-limits.ts';
import type { PlannedTeam, QueuedTeam, WavePlan } from './wave-plan.ts';

export type PlanSection = { title: string; lines: readonly string[] };

/** Up to this many teams each get a line of their own; above, they are grouped. */
const EACH_ON_ITS_OWN = 6;

/** A plan as it is read: few sections, grouped, the same length for 12 teams and for 500. */
export function planSections(plan: WavePlan): PlanSection[] {
  return [
    { title: headline(plan), lines: [limitWords(plan.limits), ...plan.holds] },
    { title: 'Who goes live', lines: chosenLines(plan) },
    { title: 'Who waits, and for what', lines: queueLines(plan) },
    { title: 'Who could be invited', lines: inviteLines(plan) },
  ].filter((section) => section.lines.length > 0);
}

function headline(plan: WavePlan): string {
  const { chosen, queue } = plan;
  if (chosen.length === 0) return `Wave ${plan.number}: no team can go live yet`;
  const waits =
    queue.length === 0
      ? 'nobody is waiting'
      : `${sayCountOrNone(queue.length, 'team')} ${queue.length === 1 ? 'waits' : 'wait'}`;
  return `Wave ${plan.number}: ${sayCountOrNone(chosen.length, 'team')}, ${waits}`;
}

function chosenLines(plan: WavePlan): string[] {
  const { chosen } = plan;
  if (chosen.length <= EACH_ON_ITS_OWN) {
    return chosen.map((team) => `${team.teamName}: ${whyWords(team, plan)}.`);
  }
  const counts = workflowCounts(chosen);
  const groups = groupBy(chosen, (team) => mainWorkflow(team, counts));
  const lines = groups.map(([workflow, teams]) => {
    const names = sayFew(teams.map((each) => each.teamName));
    return `With ${workflow} (${teams.length}): ${names}.`;
  });
  lines.push(`All are ready and asked first${spanWords(chosen, plan)}.`);
  const alone = chosen.filter((each) => each.validators.length === 0);
  if (alone.length > 0) {
    lines.push(
      `Without a partner to validate learnings: ${sayFew(alone.map((each) => each.teamName))}.`,
    );
  }
  return lines;
}

/** ", between 5 January and 12 February": the oldest and the youngest request. */
function spanWords(teams: readonly PlannedTeam[], plan: WavePlan): string {
  const asked = teams.flatMap((each) => each.askedAt ?? []).sort(compareTimes);
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [from, until] = [askedWords(first, plan), askedWords(last, plan)];
  return from === until ? `, on ${from}` : `, between ${from} and ${until}`;
}

function whyWords(team: PlannedTeam, plan: WavePlan): string {
  const asked =
    team.askedAt === undefined
      ? 'ready, has not asked to join'
      : `ready, asked on ${askedWords(team.askedAt, plan)}, number ${team.place} in the queue`;
  const hand = team.byHand ? ', added by hand' : '';
  const partner =
    team.validators.length === 0
      ? 'no other team shares a workflow to validate its learnings'
      : `${sayFew(team.validators, VALIDATORS_NAMED, team.validatorCount)} can validate its learnings`;
  return `${asked}${hand}; ${partner}`;
}

function queueLines(plan: WavePlan): string[] {
  const lines: string[] = [];
  const those = (because: QueuedTeam['because']) =>
    plan.queue.filter((each) => each.because === because);
  const placeless = those('no-place');
  if (placeless.length > 0) lines.push(...waitLines('a place', placeless));
  for (const team of those('gives-way')) {
    lines.push(
      `${team.teamName} gives way once, so that two teams share a workflow and can learn from each other. ${capitalised(team.estimate.words)}`,
    );
  }
  const leftOut = those('left-out');
  if (leftOut.length > 0) lines.push(...waitLines('the next wave (taken out by hand)', leftOut));
  const groups = groupBy(those('lacks'), (team) => team.lacks[0]?.about ?? 'score');
  for (const [about, teams] of groups) {
    lines.push(
      `For ${lackTitles[about]} (${teams.length}): ${sayFew(teams.map((each) => each.teamName))}.`,
    );
  }
  if (groups.length > 0) {
    lines.push(
      'It is too early to say when the teams that lack something will go live; that depends on them.',
    );
  }
  return lines;
}

/** Few teams one by one; many as a range from the first to the last. */
function waitLines(what: string, teams: readonly QueuedTeam[]): string[] {
  if (teams.length <= EACH_ON_ITS_OWN) {
    return teams.map(
      (each) => `${each.teamName} waits for ${what}. ${capitalised(each.estimate.words)}`,
    );
  }
  const known = teams.flatMap((each) => (each.estimate.kind === 'weeks' ? [each.estimate] : []));
  const [first, last] = [known[0], known.at(-1)];
  const names = sayFew(teams.map((each) => each.teamName));
  const lines = [`For ${what} (${teams.length}): ${names}.`];
  if (first !== undefined && last !== undefined) {
    lines.push(
      `The first of them in ${rangeWords(first.from, first.to)}, the last foreseeable one in ${rangeWords(last.from, last.to)}.`,
    );
  }
  const open = teams.find((each) => each.estimate.kind === 'cannot-say');
  if (open !== undefined) {
    lines.push(
      `For ${sayCountOrNone(teams.length - known.length, 'team')}: ${open.estimate.words}`,
    );
  }
  return lines;
}

function inviteLines(plan: WavePlan): string[] {
  const free = plan.limits.places - plan.chosen.length;
  if (free <= 0 || plan.couldBeInvited.length === 0) return [];
  const names = sayFew(plan.couldBeInvited.map((each) => each.teamName));
  return [
    `${capitalised(sayCountOrNone(free, 'place is', 'places are'))} left. Ready, but haven’t asked to join: ${names}.`,
  ];
}

function workflowCounts(teams: readonly PlannedTeam[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tag of teams.flatMap((each) => normalTags(each.workflows))) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}

/** The workflow by which a team is listed: the one that most teams of the wave have. */
function mainWorkflow(team: PlannedTeam, counts: ReadonlyMap<string, number>): string {
  const tags = normalTags(team.workflows);
  const most = tags.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  return most ?? 'no workflow on record';
}

function askedWords(askedAt: Temporal.Instant, plan: WavePlan): string {
  return sayDay(dateAt(askedAt, plan.timeZone), plan.madeOn);
}

function groupBy<Item, Key extends string>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
