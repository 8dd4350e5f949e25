import { sayCount, sayCountOrNone, sayFew } from '../../../platform/words.ts';
import type { Lack } from '../../contract/wait.ts';
import type { PlanLimits } from './wave-limits.ts';

export type WaitEstimate =
  | { kind: 'weeks'; from: number; to: number; words: string }
  | { kind: 'cannot-say'; dependsOn: string; words: string };

export type Queued = {
  lacks: readonly Lack[];
  /** Older requests still waiting after this plan: those that are ready, and all of them. */
  readyAhead: number;
  allAhead: number;
};

/** Beyond this a number of weeks would be a guess about hours that nobody has promised. */
const FORESEEABLE_WEEKS = 52;

/**
 * How long a queued team waits for the start of its wave, as a range. Soonest: waves grow with the live teams
 * as far as today's hours carry, each takes the shortest time, and nobody older becomes ready. Latest:
 * waves stay as large as this one, each takes the longest time, and everybody older goes first.
 */
export function estimateWaits(queue: readonly Queued[], limits: PlanLimits): WaitEstimate[] {
  const soonest = soonestWaves(queue.length, limits);
  return queue.map((team) => estimateWait(team, soonest, limits));
}

function estimateWait(team: Queued, soonest: readonly number[], limits: PlanLimits): WaitEstimate {
  if (limits.places === 0) {
    const dependsOn =
      limits.narrowest === 'speed'
        ? 'a first team going live'
        : `the ${limits.narrowest}’ free hours`;
    return cannotSay(dependsOn);
  }
  const { shortest, longest } = limits.settings.waveWeeks;
  const from = (soonest[team.readyAhead] ?? 1) * shortest;
  const to = (Math.floor(team.allAhead / limits.places) + 1) * longest;
  const range = rangeWords(from, to);
  if (team.lacks.length > 0) {
    const dependsOn = sayFew(
      team.lacks.map((each) => each.words),
      3,
    );
    const after =
      from > FORESEEABLE_WEEKS ? '' : ` If that were settled now, it would be ${range}.`;
    const estimate = cannotSay(dependsOn);
    return { ...estimate, words: `${estimate.words}${after}` };
  }
  if (from > FORESEEABLE_WEEKS) return cannotSay(`more free hours of ${hoursOf(limits)}`);
  const ahead =
    team.readyAhead === 0
      ? 'it is next'
      : `${sayCountOrNone(team.readyAhead, 'ready team')} asked earlier`;
  const words = `${range}: ${ahead}, and a wave currently takes ${limits.places}.`;
  return { kind: 'weeks', from, to, words };
}

/** "3 to 6 weeks"; a far end that nobody can foresee is left out. */
export function rangeWords(from: number, to: number): string {
  if (from === to) return `about ${sayCountOrNone(from, 'week')}`;
  return to > FORESEEABLE_WEEKS
    ? `${sayCount(from, 'week')} at the earliest`
    : `${from} to ${to} weeks`;
}

function cannotSay(dependsOn: string): WaitEstimate {
  return { kind: 'cannot-say', dependsOn, words: `Can’t say yet: it depends on ${dependsOn}.` };
}

function hoursOf(limits: PlanLimits): string {
  return limits.byChampions <= limits.byReviewers ? 'champions' : 'reviewers';
}

/** For each place in the queue the number of waves until its own, when all goes well. */
function soonestWaves(length: number, limits: PlanLimits): number[] {
  const waves: number[] = [];
  let live = limits.liveTeams + limits.places;
  for (let wave = 1; waves.length < length && limits.places > 0; wave += 1) {
    const speed = Math.floor(live * limits.settings.newPerLiveTeam);
    const size = Math.max(1, Math.min(speed, limits.byChampions, limits.byReviewers));
    for (let place = 0; place < size && waves.length < length; place += 1) waves.push(wave);
    live += size;
  }
  return waves;
}
