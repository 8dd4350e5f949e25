import { sayCount, sayList } from '../../../platform/words.ts';
import type { Team } from './team.ts';

/** What gates ask of a team because of what was said about it: how many people, and for what work. */
export type TeamBar = { size: number; workflows: readonly string[] };

/** What hangs on it now: above how many people a back-up is needed, and which of its work may not be dropped alone. */
export type TeamBars = { seatsWithoutBackUp: number; holds(workflow: string): boolean };

export function barOf({ context, workflows }: Pick<Team, 'context' | 'workflows'>): TeamBar {
  return { size: context.size, workflows };
}

/**
 * The stricter of what was said and what is wanted. A team that is large enough to need a back-up gets no
 * smaller, and work that gates ask about goes on being asked about.
 */
export function strictestTeam(was: TeamBar, wanted: TeamBar, bars: TeamBars): TeamBar {
  const isLarge = was.size > bars.seatsWithoutBackUp;
  return {
    size: isLarge ? Math.max(was.size, wanted.size) : wanted.size,
    workflows: [...wanted.workflows, ...dropped(was, wanted).filter(bars.holds)],
  };
}

/** What would be easier with the second of two, a sentence each. Plain text. */
export function easierTeam(team: string, from: TeamBar, to: TeamBar): string[] {
  const gone = dropped(from, to);
  return [
    ...(to.size < from.size
      ? [`${team} would count as ${sayCount(to.size, 'person', 'people')} instead of ${from.size}.`]
      : []),
    ...(gone.length === 0
      ? []
      : [`${team} would no longer be asked about its work on ${sayList(gone)}.`]),
  ];
}

export const workKey = (workflow: string) =>
  workflow.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

function dropped(from: TeamBar, to: TeamBar): string[] {
  const kept = new Set(to.workflows.map(workKey));
  return from.workflows.filter((one) => !kept.has(workKey(one)));
}
