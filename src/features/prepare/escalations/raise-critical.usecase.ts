import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import type { CriticalOutput } from '../../contract/critical-output.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { raiseCase } from './raise-case.usecase.ts';

/** What a review called critical stands before the leads in the same transaction. */
export function escalateCritical(request: RolloutRequest, output: CriticalOutput): void {
  const { outputNumber, workflow, url, note, reason } = output;
  const teamId = output.teamId ?? findTeamWith(request, workflow);
  if (teamId === undefined) return;
  const words = [reason, note ?? ''].filter((one) => one.trim() !== '').join('\n');
  raiseCase(request, {
    ...{ teamId, workflow, link: url, words: words === '' ? 'A review calls it critical.' : words },
    ...{ isCritical: true, source: 'review', sourceId: String(outputNumber) },
  });
}

/** A team that does this work, for what names no team: the pilot's where it does. */
export function findTeamWith(
  { database, rolloutId }: ReadContext,
  workflow: string,
): TeamId | undefined {
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  const teams = listTeams(database, rolloutId);
  const doing = teams.filter(({ workflows }) =>
    workflows.some((one) => workflowKey(one) === workflowKey(workflow)),
  );
  return (doing.find(({ id }) => id === pilotId) ?? doing[0])?.id ?? pilotId;
}
