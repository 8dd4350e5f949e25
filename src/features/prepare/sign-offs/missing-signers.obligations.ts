import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { settleByNamingLead } from './sign-off.view.ts';

/** Where nobody may sign for a champion, leads are asked for somebody who can, and the champion for nothing. */
export function signersMissing(
  context: ReadContext,
  { id, teamId }: { id: UserId; teamId: TeamId },
): [TeamId, Obligation][] {
  const { database, rolloutId, today } = context;
  const name = esc(findName(database, id));
  const teamName = esc(findTeam(database, rolloutId, teamId)?.name ?? '');
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => [
    teamId,
    {
      key: `sign-offs.nobody:${id}:${teamId}`,
      rolloutId,
      personId,
      topic: 'sign-offs',
      text: `Name another lead, who can sign off the task of ${name} for *${teamName}*`,
      why: 'A certified champion of another team signs, or a lead for the first ones. Nobody else can yet.',
      teamId,
      sinceOn: today,
      minutes: 5,
      takers: ['lead'],
      blocks: {
        ...{ kind: 'role', personId: id, name, role: 'champion' },
        ...{ teamId, teamName },
      },
      settle: settleByNamingLead(rolloutId),
    },
  ]);
}
