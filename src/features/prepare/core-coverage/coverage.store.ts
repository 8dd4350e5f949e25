import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listConstraints } from '../../assess/constraints/constraints.store.ts';
import type { Gate } from '../../contract/gate.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listEntries } from '../core/entries.store.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { type CoverageRow, coverageOf, findOrphans, type Orphans } from './coverage.ts';

export type Coverage = {
  rows: readonly CoverageRow[];
  /** Teams of which nobody has said what work they would use it for. */
  teamsWithoutWork: readonly string[];
  /** Whether anything was ever written. */
  hasEntries: boolean;
};

/** What is written for the work of these teams. */
export function getCoverage(context: ReadContext, teamIds: ReadonlySet<TeamId>): Coverage {
  const { database, rolloutId, today } = context;
  const teams = listTeams(database, rolloutId, teamIds);
  const entries = listEntries(database, rolloutId);
  return {
    rows: coverageOf(workflowsInUse(teams), entries, today),
    teamsWithoutWork: teams
      .filter(({ workflows }) => workflows.length === 0)
      .map(({ name }) => name),
    hasEntries: entries.length > 0,
  };
}

/** The teams whose work has to be written down: those that are live or next, and the pilot. */
export function listTeamsToCover(context: ReadContext, gate?: Gate): ReadonlySet<TeamId> {
  if (gate?.kind === 'wave') return new Set(gate.teamIds);
  const pilot = findRollout(context.database, context.rolloutId)?.pilotTeamId;
  return new Set([
    ...(pilot === undefined ? [] : [pilot]),
    ...context.product.liveTeams(context),
    ...(context.product.nextWave(context)?.teamIds ?? []),
  ]);
}

export function getOrphans(context: ReadContext): Orphans {
  return rememberAsHeard(context, 'core orphans', ({ database, rolloutId }) =>
    findOrphans({
      entries: listEntries(database, rolloutId),
      constraints: listConstraints(database, rolloutId).map(({ text, kind, closed }) => ({
        text,
        kind,
        isOpen: closed?.how !== 'solved',
      })),
      lessons: getCurriculumOf(database, rolloutId).lessons,
    }),
  );
}
