import { sayPart } from '../../../platform/words.ts';
import type { AccessState } from '../../contract/team-access.ts';
import type { WaveState } from '../waves/wave.ts';

/** Why a summary is posted: at the start, each week, when the bake time is over, and at the end. */
export type Occasion = 'start' | 'week' | 'baked' | 'ended';

export type TeamLine = {
  name: string;
  /** Must-haves and points, in a few words: "ready, 85 of 100". */
  readiness: string;
  isReady: boolean;
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
};

export type SummaryFacts = {
  rolloutName: string;
  number: number;
  state: WaveState;
  workingDays: number;
  workingDaysLeft: number;
  bakesUntil: Temporal.PlainDate | undefined;
  teams: readonly TeamLine[];
  openPoints: readonly OpenPoint[];
  /** Who found in these teams what other teams use now, by name, and how many teams use it. */
  credit: { names: readonly string[]; adopters: number };
  today: Temporal.PlainDate;
};

export type WaveSummary = SummaryFacts & {
  /** One sentence that is true even if nothing else is read. Names as typed. */
  headline: string;
  shown: readonly OpenPoint[];
  more: number;
};

const POINTS_SHOWN = 6;

/** A wave as its people read it; the preview and the scheduled post are this same value. */
export function waveSummary(facts: SummaryFacts): WaveSummary {
  const inOrder = [...facts.openPoints].sort((a, b) => b.weight - a.weight);
  const shown = inOrder.slice(0, POINTS_SHOWN);
  return { ...facts, headline: headlineOf(facts), shown, more: inOrder.length - shown.length };
}

function headlineOf(facts: SummaryFacts): string {
  const { number, teams } = facts;
  const live = teams.filter((team) => team.access.state === 'live').length;
  const all = `${sayPart(live, teams.length, 'team', 'is')} live`;
  return `Wave ${number}: ${all}, ${openWords(facts.openPoints.length)}; ${stateWords(facts)}.`;
}

function openWords(open: number): string {
  if (open === 0) return 'nothing is open';
  return open === 1 ? 'one thing is open' : `${open} things are open`;
}

function stateWords(facts: SummaryFacts): string {
  const { state, workingDays, workingDaysLeft } = facts;
  switch (state) {
    case 'planned':
      return 'it has not started';
    case 'baking':
      if (workingDaysLeft === 0) return 'it has baked and a lead can complete it';
      if (workingDaysLeft === workingDays)
        return `its bake time of ${counted(workingDays, 'working day')} begins`;
      return `day ${workingDays - workingDaysLeft} of ${workingDays} of its bake time`;
    case 'paused':
      return `its bake time is on hold, with ${counted(workingDaysLeft, 'working day')} to go`;
    case 'completed':
      return 'it is completed';
    case 'rolled-back':
      return 'it was rolled back';
  }
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
