import type { TeamId } from '../../../platform/ids.ts';
import { sayCountOrNone, sayFew } from '../../../platform/words.ts';
import { likenessWords } from './context-distance.ts';
import { type Candidate, measureSet, type TeamSet } from './selection.ts';
import type { Proposed } from './selection-words.ts';
import { sharesApart, shareWords } from './share.ts';
import { jaccard } from './workflow-similarity.ts';

export type EditPrice = {
  /** False when a must stands against it; the words then say which. */
  possible: boolean;
  edited: TeamSet | undefined;
  /** Smallest distance lost against the proposal, 0 or more. */
  contrastLost: number;
  words: readonly string[];
};

/** What the lead's own choice of teams costs against the proposal, in words and numbers. Must-haves have no price. */
export function priceOfEdit(selection: Proposed, teamIds: readonly TeamId[]): EditPrice {
  const { question, best } = selection;
  const wanted = [...new Set(teamIds)];
  const teams = wanted.flatMap(
    (id) => question.candidates.find((each) => each.team.id === id) ?? [],
  );
  const obstacles = obstaclesOf(wanted, teams, selection);
  if (obstacles.length > 0) {
    return { possible: false, edited: undefined, contrastLost: 0, words: obstacles };
  }
  const edited = measureSet(question, teams);
  const lost = Math.max(0, Math.round((best.smallest - edited.smallest) * 1e6) / 1e6);
  const words = [contrastPrice(edited, selection, lost), ...similarityPrices(teams, selection)];
  if (edited.teams.length !== best.teams.length) {
    const more = edited.teams.length > best.teams.length;
    words.push(
      more
        ? 'Three teams ask half as much again of champions and reviewers as two.'
        : 'With two teams, each has only one other team to validate what it learns.',
    );
  }
  return { possible: true, edited, contrastLost: lost, words };
}

function obstaclesOf(
  wanted: readonly TeamId[],
  teams: readonly Candidate[],
  selection: Proposed,
): string[] {
  const obstacles: string[] = [];
  if (wanted.includes(selection.question.pilot.id)) {
    obstacles.push(`${selection.question.pilot.name} is the pilot team and already uses it.`);
  }
  if (wanted.length < 2 || wanted.length > 3) {
    obstacles.push(
      `The second pilot takes two or three teams; you chose ${sayCountOrNone(wanted.length, 'team')}.`,
    );
  }
  const unknown = wanted.length - teams.length;
  if (unknown > 0) {
    obstacles.push(`${sayCountOrNone(unknown, 'chosen team')} cannot be found in this rollout.`);
  }
  for (const { team, readiness } of teams) {
    const missing = readiness.lacks.map((each) => each.words);
    if (!readiness.ready) obstacles.push(`${team.name} is not ready: it lacks ${sayFew(missing)}.`);
  }
  return obstacles;
}

function contrastPrice(edited: TeamSet, selection: Proposed, lost: number): string {
  const { best, question } = selection;
  const { a, b } = edited.closest;
  if (lost === 0 && edited.smallest > best.smallest) {
    return `The contrast rises from ${shareWords(best.smallest)} to ${shareWords(edited.smallest)}.`;
  }
  if (lost === 0)
    return `It costs no contrast: the closest two are still at ${shareWords(edited.smallest)}.`;
  const share = Math.round((100 * lost) / best.smallest);
  const [only, than] = sharesApart(edited.smallest, best.smallest);
  return (
    `It costs ${share === 0 ? 'less than 1' : share} % of the contrast: ${a.name} and ${b.name} are only ${only} apart ` +
    `instead of ${than} (same in ${likenessWords(a, b, question.today)}), so the second pilot shows less.`
  );
}

function similarityPrices(teams: readonly Candidate[], selection: Proposed): string[] {
  const { pilot, settings } = selection.question;
  return teams.flatMap(({ team }) => {
    const similarity = jaccard(team.workflows, pilot.workflows);
    if (similarity >= settings.similarWorkflow) return [];
    return [
      `${team.name} works differently from ${pilot.name} (similarity ${shareWords(similarity)}, ` +
        `${shareWords(settings.similarWorkflow)} is needed): anything that goes wrong there may be down to the use case, not the context.`,
    ];
  });
}
