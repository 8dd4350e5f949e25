import { sayCountOrNone, sayDay, sayFew } from '../../../platform/words.ts';
import { contrastWords, likenessWords } from './context-distance.ts';
import type { Candidate, LeftOut, Selection, SelectionQuestion, TeamSet } from './selection.ts';
import { CRITERION_SETTINGS } from './selection-criteria.ts';
import { sharesApart, shareWords } from './share.ts';
import { jaccard, sharedTags } from './workflow-similarity.ts';

export type Proposed = Extract<Selection, { kind: 'proposed' }>;

/** The selection explained: who, why these, which two are most alike, who came next, how it was found. */
export function selectionWords(selection: Selection): string[] {
  const { pilot } = selection.question;
  if (selection.kind === 'too-few') {
    const nearest = selection.leftOut.slice(0, 3).map(leftOutWords);
    return [
      `A second pilot needs at least two teams; ${selection.eligible === 0 ? 'none is' : 'only one is'} eligible yet.`,
      ...(nearest.length === 0 ? [] : [`Closest to it: ${nearest.join(' ')}`]),
    ];
  }
  const { best, question } = selection;
  return [
    `Proposed as the second pilot: ${names(best)}. Of ${sayCountOrNone(selection.eligible, 'eligible team')}, ` +
      `these ${selection.places} differ most from ${pilot.name} and from each other.`,
    ...best.teams.map((each) => chosenWords(each, question)),
    closestWords(best, question),
    runnerUpWords(selection),
    methodWords(selection),
  ];
}

function chosenWords(candidate: Candidate, question: SelectionQuestion): string {
  const { team, optedInOn } = candidate;
  const { pilot, today } = question;
  const shared = sharedTags(team.workflows, pilot.workflows);
  const similarity = shareWords(jaccard(team.workflows, pilot.workflows));
  const asked =
    optedInOn === undefined ? 'It has not asked yet' : `It asked on ${sayDay(optedInOn, today)}`;
  return (
    `${team.name} shares ${sayFew(shared)} with ${pilot.name} (similarity ${similarity}) ` +
    `and differs from it in ${contrastWords(pilot, team, today)}. ${asked}.`
  );
}

function closestWords(set: TeamSet, question: SelectionQuestion): string {
  const { a, b } = set.closest;
  const closest = `The two most alike are ${a.name} and ${b.name}, at distance ${shareWords(set.smallest)} of 1`;
  if (set.smallest < CRITERION_SETTINGS.differentContext) {
    return `${closest}. That is little contrast: this second pilot would mostly repeat the first.`;
  }
  return `${closest}; they still differ in ${contrastWords(a, b, question.today)}.`;
}

/** The next best set and why it is only that. */
function runnerUpWords(selection: Proposed): string {
  const { best, runnerUp, question } = selection;
  if (runnerUp === undefined) return 'There is no other set of eligible teams.';
  const out = best.teams.filter((each) => !runnerUp.teams.includes(each));
  const into = runnerUp.teams.filter((each) => !best.teams.includes(each));
  const instead = out.length === best.teams.length ? '' : ` instead of ${sayFew(out.map(name))}`;
  const swap = `Next best: ${sayFew(into.map(name))}${instead}.`;
  if (runnerUp.smallest < best.smallest) {
    const { a, b } = runnerUp.closest;
    const [only, than] = sharesApart(runnerUp.smallest, best.smallest);
    return (
      `${swap} Then ${a.name} and ${b.name} would be the most alike, at ${only} instead of ${than} ` +
      `(same in ${likenessWords(a, b, question.today)}).`
    );
  }
  if (runnerUp.sum < best.sum) {
    return `${swap} Its two most alike teams are as far apart, but the teams differ less overall.`;
  }
  return `${swap} The contrast is the same; the request that has waited longest decides, then the name.`;
}

function methodWords(selection: Proposed): string {
  if (selection.method === 'exact') return 'Every possible set was compared.';
  const reached = Math.floor((100 * selection.best.smallest) / selection.atMost);
  return (
    `With ${selection.eligible} eligible teams not every set was compared: this one reaches at least ` +
    `${reached} % of the greatest contrast possible (${shareWords(selection.best.smallest)} of at most ${shareWords(selection.atMost)}).`
  );
}

/** "Legal: the best set with it reaches 0.41 instead of 0.52." */
export function passedOverWords(selection: Proposed): string[] {
  return selection.passedOver.map(({ candidate, bestWith }) => {
    if (bestWith === undefined) return `${name(candidate)}: eligible, less contrast.`;
    if (bestWith === selection.best.smallest) {
      return `${name(candidate)}: a set with it does as well on its closest pair, but loses the tie-break.`;
    }
    const [only, than] = sharesApart(bestWith, selection.best.smallest);
    return `${name(candidate)}: the best set with it reaches ${only} instead of ${than}.`;
  });
}

export function leftOutWords(leftOut: LeftOut): string {
  return `${name(leftOut.candidate)} lacks ${sayFew(leftOut.lacks.map((each) => each.words))}.`;
}

function names(set: TeamSet): string {
  return sayFew(set.teams.map(name));
}

function name(candidate: Candidate): string {
  return candidate.team.name;
}
