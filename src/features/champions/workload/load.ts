import type { TeamId, UserId } from '../../../platform/ids.ts';

export type ChampionLoad = {
  personId: UserId;
  /** The teams that they serve, with the questions open in each. */
  teams: readonly { id: TeamId; name: string; openQuestions: number }[];
  /** Teams whose back-up they are. */
  backsUp: readonly TeamId[];
  approvedPerWeek: number;
  /** Hours used in past weeks, by the Monday on which each began; a week without data is left out. */
  weeks: readonly { startsOn: Temporal.PlainDate; hoursUsed: number }[];
  /** Certified, in office, hours running and not away: may be given more. */
  canTakeMore: boolean;
};

/** One week over is a busy week; two are a pattern. */
const WEEKS_OVER_UNTIL_CHAMPION = 2;
const WEEKS_OVER_UNTIL_LEAD = 3;
/** What one open question takes, for want of a measure. */
const HOURS_PER_QUESTION = 0.5;

export type LoadVerdict = {
  teams: number;
  openQuestions: number;
  approvedPerWeek: number;
  /** The last complete week; undefined where nothing is known of it. */
  usedLastWeek: number | undefined;
  weeksOver: number;
  /** Who is told: the champion first, the lead when another week goes by. */
  tell: readonly ('champion' | 'lead')[];
};

/** Judges complete weeks only: the week that is running says nothing yet. */
export function judgeLoad(load: ChampionLoad, today: Temporal.PlainDate): LoadVerdict {
  const weeksOver = countWeeksOver(load, today);
  const tell: LoadVerdict['tell'] =
    weeksOver >= WEEKS_OVER_UNTIL_LEAD
      ? ['champion', 'lead']
      : weeksOver >= WEEKS_OVER_UNTIL_CHAMPION
        ? ['champion']
        : [];
  return {
    teams: load.teams.length,
    openQuestions: load.teams.reduce((sum, team) => sum + team.openQuestions, 0),
    approvedPerWeek: load.approvedPerWeek,
    usedLastWeek: hoursUsedIn(load, lastMonday(today)),
    weeksOver,
    tell,
  };
}

export type Relief = {
  teamId: TeamId;
  teamName: string;
  questions: number;
  toId: UserId;
  because: 'back-up-of-the-team' | 'most-free-hours';
  /** What they have free before they take anything. */
  freeHours: number;
};

/** Proposes who could take which questions: the team's own back-up first, then whoever has most hours free. */
export function proposeRelief(
  load: ChampionLoad,
  others: readonly ChampionLoad[],
  today: Temporal.PlainDate,
): Relief[] {
  const free = new Map<UserId, number>();
  for (const other of others) {
    if (other.personId === load.personId || !other.canTakeMore) continue;
    free.set(other.personId, freeHours(other, today));
  }
  const proposals: Relief[] = [];
  let over = hoursOver(load, today);
  for (const team of [...load.teams].sort((a, b) => b.openQuestions - a.openQuestions)) {
    if (over <= 0 || team.openQuestions === 0) break;
    const taker = pickTaker(team.id, others, free);
    if (taker === undefined) break;
    const hours = free.get(taker.personId) ?? 0;
    const most = Math.floor(Math.min(hours, over + HOURS_PER_QUESTION / 2) / HOURS_PER_QUESTION);
    const questions = Math.min(team.openQuestions, Math.max(1, most));
    const because = taker.backsUp.includes(team.id) ? 'back-up-of-the-team' : 'most-free-hours';
    const toId = taker.personId;
    proposals.push({
      teamId: team.id,
      teamName: team.name,
      questions,
      toId,
      because,
      freeHours: hours,
    });
    free.set(toId, hours - questions * HOURS_PER_QUESTION);
    over -= questions * HOURS_PER_QUESTION;
  }
  return proposals;
}

function pickTaker(
  teamId: TeamId,
  others: readonly ChampionLoad[],
  free: ReadonlyMap<UserId, number>,
): ChampionLoad | undefined {
  return others
    .filter((other) => (free.get(other.personId) ?? 0) >= HOURS_PER_QUESTION)
    .sort(
      (a, b) =>
        Number(b.backsUp.includes(teamId)) - Number(a.backsUp.includes(teamId)) ||
        (free.get(b.personId) ?? 0) - (free.get(a.personId) ?? 0) ||
        a.personId.localeCompare(b.personId),
    )[0];
}

function countWeeksOver(load: ChampionLoad, today: Temporal.PlainDate): number {
  let weeks = 0;
  for (let monday = lastMonday(today); ; monday = monday.subtract({ days: 7 })) {
    const used = hoursUsedIn(load, monday);
    if (used === undefined || used <= load.approvedPerWeek) return weeks;
    weeks += 1;
  }
}

function hoursOver(load: ChampionLoad, today: Temporal.PlainDate): number {
  const used = hoursUsedIn(load, lastMonday(today));
  return used === undefined ? 0 : used - load.approvedPerWeek;
}

/** Without a measure of last week nothing is assumed to be free beyond the approved hours' half. */
function freeHours(load: ChampionLoad, today: Temporal.PlainDate): number {
  const used = hoursUsedIn(load, lastMonday(today)) ?? load.approvedPerWeek / 2;
  return Math.max(0, load.approvedPerWeek - used);
}

function hoursUsedIn(load: ChampionLoad, monday: Temporal.PlainDate): number | undefined {
  return load.weeks.find((week) => week.startsOn.equals(monday))?.hoursUsed;
}

/** The Monday of the last week that is complete. */
export function lastMonday(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.subtract({ days: today.dayOfWeek - 1 + 7 });
}

/** The amounts offered for a week, around what is approved, so that two taps are enough. */
export function hoursChoices(approvedPerWeek: number): number[] {
  const amounts = [0, 0.5, 1, 1.5, 2].map((share) => Math.round(share * approvedPerWeek * 2) / 2);
  return [...new Set(amounts)];
}
