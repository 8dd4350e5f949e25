/* Why a team stays as it is: who may change it, by name, or that it is gone. */
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import type { Team } from './team.ts';

export const TEAM_IS_GONE = sentence(
  'This team is no longer part of the rollout. `/rollout teams` lists those that are.',
);

/** "Only a lead of *Support copilot* (Lena or Sam) can change *Claims*, or its manager (Daniel). Nothing was changed." */
export function notTheirTeam(request: RolloutRequest, team: Team | undefined): Message {
  const who = getWhoMay(request, ['lead']);
  if (team === undefined) return onlyTheyCan(who, 'add a team');
  const manager =
    team.managerId === undefined ? '' : ` (${esc(findName(request.database, team.managerId))})`;
  return onlyTheyCan(who, `change *${esc(team.name)}*, or its own manager${manager}`);
}
