import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { listReviewers } from './reviewers.store.ts';

/** How many people are named to review each team's work; whoever names no work reviews all of it. */
export function countReviewersOfTeams(
  { database, rolloutId }: ReadContext,
  only?: TeamScope,
): ReadonlyMap<TeamId, number> {
  const reviewers = listReviewers(database, rolloutId).map(
    ({ workflows }) => new Set(workflows.map(workflowKey)),
  );
  return new Map(
    listTeams(database, rolloutId, only).map(({ id, workflows }) => [
      id,
      reviewers.filter(
        (own) => own.size === 0 || workflows.some((one) => own.has(workflowKey(one))),
      ).length,
    ]),
  );
}
