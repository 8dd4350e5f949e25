import { sayDate, sayList } from '../../../platform/words.ts';
import { countHeldUp, isSameHeldUp, sayHeldUp } from '../../contract/held-up.ts';
import type { Blocked, Decision, DigestFacts } from './digest-facts.ts';

const NAMED_TEAMS_MAX = 3;

type Found = {
  isQuiet: boolean;
  blocked: readonly Blocked[];
  decision: Decision | undefined;
  overdue: number;
};

/** One sentence that is true even if nothing else is read. */
export function digestHeadline(facts: DigestFacts, found: Found): string {
  if (found.isQuiet) return quietLine(facts);
  const start = `Week ${facts.week} of *${facts.rolloutName}*`;
  if (facts.paused !== undefined) {
    const since = sayDate(facts.paused.since, facts.today);
    return `${start}: paused since ${since}, because: ${facts.paused.reason}`;
  }
  return `${start}: ${liveWords(facts)}; ${waitWords(found)}.`;
}

function quietLine({ rolloutName, dates, today }: DigestFacts): string {
  const { dueGate, next } = dates;
  const quiet = `A quiet week on *${rolloutName}*: nothing changed`;
  const ahead = next === undefined ? '' : ` Next date: ${next.what}, ${sayDate(next.on, today)}.`;
  if (dueGate === undefined) return `${quiet} and nothing is overdue.${ahead}`;
  return `${quiet}. The ${dueGate.what} has been due since ${sayDate(dueGate.on, today)}.${ahead}`;
}

function liveWords({ liveTeams, phaseInWords }: DigestFacts): string {
  const [only] = liveTeams;
  if (only === undefined) return phaseInWords;
  if (liveTeams.length === 1) return `${only} is live`;
  if (liveTeams.length > NAMED_TEAMS_MAX) return `${liveTeams.length} teams are live`;
  return `${sayList(liveTeams)} are live`;
}

function waitWords({ blocked, decision, overdue }: Found): string {
  const [first] = blocked;
  if (first !== undefined) {
    const things = blocked.filter((item) => isSameHeldUp(item.waits, first.waits)).length;
    const forThings = `${sayHeldUp(first.waits)} waits for ${things === 1 ? 'one thing' : `${things} things`}`;
    const others = countHeldUp(blocked.map(({ waits }) => waits)) - 1;
    if (others === 0) return forThings;
    return `${forThings}, and ${others === 1 ? 'one other waits' : `${others} others wait`} too`;
  }
  if (decision !== undefined) return 'one decision is needed';
  if (overdue > 0)
    return `nothing is held up, ${overdue === 1 ? 'one thing is' : `${overdue} things are`} overdue`;
  return 'nothing is held up';
}
