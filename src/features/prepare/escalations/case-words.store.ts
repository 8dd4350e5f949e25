import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { CaseWords } from './case-words.ts';
import type { Escalation } from './escalation.ts';

export function getCaseWords(
  { database, rolloutId, today }: ReadContext,
  { teamId }: Pick<Escalation, 'teamId'>,
): CaseWords {
  const rollout = findRollout(database, rolloutId);
  return {
    rolloutName: rollout?.name ?? '',
    teamName: findTeam(database, rolloutId, teamId)?.name ?? '',
    nameOf: (id) => findName(database, id),
    timeZone: rollout?.timeZone ?? 'UTC',
    today,
  };
}
