import { sayPart } from '../../../platform/words.ts';
import { type AccessState, isLiveState } from '../../contract/team-access.ts';
import type { Trained } from '../../contract/trained.ts';
import type { WaveState } from '../waves/wave.ts';
import type { WhyRead } from '../whys/why-read.ts';

/** Why a summary is posted: each week while the wave runs, and when its bake time is over. Its start and its end have posts of their own. */
export type Occasion = 'week' | 'baked';

export type TeamLine = {
  name: string;
  /** The name of the champion in office. */
  champion: string | undefined;
  isCertified: boolean;
  access: { state: AccessState; words: string };
  learnings: { open: number; musts: number };
};

/** One thing that is open, what would settle it, and who can; these people are named, not pinged. */
export type OpenPoint = {
  team: string;
  what: string;
  settledBy: string;
  who: readonly string[];
  /** A must-learning or lost access comes before a missing answer. */
  weight: number;
  /** The next wave stays shut until it is settled. */
  isMust: boolean;
};

/** Points of several teams that are the same thing: one line. */
export type OpenCause = Omit<OpenPoint, 'team'> & { teams: readonly string[] };

export type SummaryFacts = {
  rolloutName: string;
  number: number;
  state: WaveState;
  workingDays: number;
  workingDaysLeft: number;
  bakesUntil: Temporal.PlainDate | undefined;
  teams: readonly TeamLine[];
  /** Of the people in these teams, how many have finished the path. */
  trained: Trained;
  /** How many of their people have read why it comes. */
  why: WhyRead;
  openPoints: readonly OpenPoint[];
  /** Who found in these teams what other teams have taken up of late, by name, and how many teams use it. */
  credit: { names: readonly string[]; adopters: number };
  today: Temporal.PlainDate;
};

export type WaveSummary = SummaryFacts & {
  /** What follows the wave's name in a sentence that is true even if nothing else is read. */
  headline: string;
  /** What weighs most first. */
  causes: readonly OpenCause[];
};

/** A wave as its people read it; the preview and the scheduled post are this same value. */
export function waveSummary(facts: SummaryFacts): WaveSummary {
  const causes = [...Map.groupBy(facts.openPoints, causeOf).values()].map(asCause);
  causes.sort((a, b) => b.weight - a.weight);
  return { ...facts, headline: headlineOf(facts, causes), causes };
}

function causeOf({ what, settledBy, weight }: OpenPoint): string {
  return `${weight} ${what} ${settledBy}`;
}

function asCause(points: readonly OpenPoint[]): OpenCause {
  const [{ team: _team, ...first }] = points as [OpenPoint, ...OpenPoint[]];
  return {
    ...first,
    teams: points.map(({ team }) => team),
    who: [...new Set(points.flatMap(({ who }) => who))],
  };
}

/** ", day 8 of 20: both teams are live, and a must holds up the next wave." */
function headlineOf(facts: SummaryFacts, causes: readonly OpenCause[]): string {
  return `${stateWords(facts)}: ${liveWords(facts.teams)}, ${openWords(causes)}.`;
}

function liveWords(teams: readonly TeamLine[]): string {
  const live = teams.filter(({ access }) => isLiveState(access.state)).length;
  if (live < teams.length) {
    return `${sayPart(live, teams.length, 'team', 'is')} live`;
  }
  if (teams.length === 1) return 'its team is live';
  return teams.length === 2 ? 'both teams are live' : `all ${teams.length} teams are live`;
}

function openWords(causes: readonly OpenCause[]): string {
  const musts = causes.filter(({ isMust }) => isMust).length;
  const others = causes.length - musts;
  if (causes.length === 0) return 'and nothing is open';
  if (musts === 0) return others === 1 ? 'and one thing is open' : `and ${others} things are open`;
  const held = musts === 1 ? 'a must holds' : `${musts} musts hold`;
  const rest =
    others === 0
      ? ''
      : others === 1
        ? '; one more thing is open'
        : `; ${others} more things are open`;
  return `and ${held} up the next wave${rest}`;
}

function stateWords({ state, workingDays, workingDaysLeft }: SummaryFacts): string {
  switch (state) {
    case 'planned':
      return ' has not started yet';
    case 'baking':
      return workingDaysLeft === 0
        ? ' has baked, and a lead can complete it'
        : `, day ${Math.max(1, workingDays - workingDaysLeft)} of ${workingDays}`;
    case 'paused':
      return ` is on hold, with ${counted(workingDaysLeft, 'working day')} to go`;
    case 'completed':
      return ' is completed';
    case 'rolled-back':
      return ' was rolled back';
  }
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
