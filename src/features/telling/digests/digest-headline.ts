import { isBefore } from '../../../platform/calendar.ts';
import { sayDate, sayList, withinSentence } from '../../../platform/words.ts';
import { countHeldUp, type HeldUp, sayHeldUp } from '../../contract/held-up.ts';
import { isOverdue } from '../../contract/obligation.ts';
import type { Blocked, Decision, DigestFacts } from './digest-facts.ts';

const NAMED_TEAMS_MAX = 3;

type Found = {
  isQuiet: boolean;
  blocked: readonly Blocked[];
  decision: Decision | undefined;
};

/** One sentence that is true even if nothing else is read. */
export function digestHeadline(facts: DigestFacts, found: Found): string {
  if (found.isQuiet) return quietLine(facts);
  const start = beginning(facts);
  if (facts.paused !== undefined) {
    const since = sayDate(facts.paused.since, facts.today);
    return `${start}: paused since ${since}, because: ${facts.paused.reason}`;
  }
  const live = facts.week < 1 && facts.liveTeams.count === 0 ? '' : `: ${liveWords(facts)}`;
  return `${start}${live}; ${waitWords(facts, found)}.`;
}

function beginning({ week, rolloutName, startsOn, today }: DigestFacts): string {
  if (week >= 1) return `Week ${week} of *${rolloutName}*`;
  return `*${rolloutName}* starts on ${sayDate(startsOn, today)}`;
}

/** What somebody is late with is theirs to hear; here it only keeps us from saying that all is well. */
function quietLine(facts: DigestFacts): string {
  const { rolloutName, dates, today, obligations } = facts;
  const { dueGate, next } = dates;
  const quiet = `A quiet week on *${rolloutName}*: nothing changed`;
  const ahead = next === undefined ? '' : ` Next date: ${next.what}, ${sayDate(next.on, today)}.`;
  if (dueGate !== undefined) {
    return `${quiet}. The ${dueGate.what} has been due since ${sayDate(dueGate.on, today)}.${ahead}`;
  }
  const isLate = obligations.some((one) => isOverdue(one, today));
  return `${quiet} and nothing is ${isLate ? 'held up' : 'overdue'}.${ahead}`;
}

function liveWords({ liveTeams, phaseInWords }: DigestFacts): string {
  const { names, count, of } = liveTeams;
  const [only] = names;
  if (count === 0) return phaseInWords;
  if (count === 1 && only !== undefined) return `*${only}* is live`;
  if (count > NAMED_TEAMS_MAX) return `${count} of ${of} teams are live`;
  return `${sayList(names.map((name) => `*${name}*`))} are live`;
}

function waitWords(facts: DigestFacts, { blocked, decision }: Found): string {
  const decided = decision === undefined ? undefined : decisionWords(decision);
  const first = blocked.find(isOfTheWhole) ?? blocked[0];
  if (first === undefined) return decided ?? orderWords(facts);
  // A decision that is due today is the news; what is held up stands below.
  if (decided !== undefined && isDue(decision, facts)) return decided;
  const held = heldWords(first, countHeldUp(blocked.flatMap(({ waits }) => waits)));
  return decided === undefined ? held : `${held}; one decision is needed`;
}

/** That nothing is held up is said only where all is in order. */
function orderWords({ concerns }: DigestFacts): string {
  if (concerns.length === 0) return 'nothing is held up';
  if (concerns.length === 1) return 'one thing is still open';
  return `${concerns.length} things are still open`;
}

/** A gate or a wave says more to everyone than one team's certificate. */
function isOfTheWhole({ waits }: Blocked): boolean {
  return waits.length === 1 && waits.every(({ kind }) => WHOLE.has(kind));
}

const WHOLE: ReadonlySet<HeldUp['kind']> = new Set(['gate', 'phase', 'wave', 'next-wave']);

function heldWords({ waits, things }: Blocked, all: number): string {
  const [one, ...more] = waits;
  if (one === undefined || more.length > 0) return `${all} things are held up`;
  const sum = things.length === 1 ? 'one thing' : `${things.length} things`;
  return `${sayHeldUp(one)} waits for ${sum}${alsoWaiting(all - 1)}`;
}

function alsoWaiting(others: number): string {
  if (others === 0) return '';
  return `, and ${others === 1 ? 'one other waits' : `${others} others wait`} too`;
}

function isDue(decision: Decision | undefined, { today }: DigestFacts): boolean {
  const dueOn = decision?.obligation.dueOn;
  return dueOn !== undefined && !isBefore(today, dueOn);
}

function decisionWords({ obligation }: Decision): string {
  const what = withinSentence(obligation.text).replace(/^decide (?=whether|on|what)/, '');
  return `one decision is needed: ${what}`;
}
