import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, teamValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam, findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { listAccessEventsOf } from './access.store.ts';
import {
  allAccessMessage,
  personAccessMessage,
  type ToldLine,
  teamAccessMessage,
} from './access.view.ts';
import { SHOW_TEAM } from './access-obligation.view.ts';
import { observeAccess } from './observe-access.usecase.ts';
import { decisionsOf } from './team-decision.ts';

const TOLD_SHOWN = 3;

const accessCommand = command({
  command: '/rollout',
  name: 'access',
  summary: 'why someone has access or not, and what would change it',
  usage: '[@person or team]',
  who: 'anyone',
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const { acting } = request;
    const mentioned = /^<@([UW][A-Z0-9]+)/.exec(typed)?.[1] as UserId | undefined;
    if (mentioned !== undefined) return ofPerson(request, mentioned);
    if (typed !== '') return ofTeam(request, typed);
    const seesAll = ['lead', 'sponsor', 'admin'].some((role) => acting.roles.has(role as never));
    return seesAll ? ofAll(request) : ofPerson(request, acting.userId);
  },
});

function ofPerson(request: RolloutRequest, personId: UserId): Reply {
  const { database, rolloutId, acting, today } = request;
  const decisions = decisionsOf(observeAccess(request), personId);
  const told = listAccessEventsOf(database, rolloutId, { personId }, TOLD_SHOWN);
  return tell(
    personAccessMessage({
      name: findName(database, personId),
      isSelf: personId === acting.userId,
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
      decisions,
      told: told.map((change) => lineOf(request, change)),
      today,
    }),
  );
}

function ofTeam(request: RolloutRequest, typed: string): Reply {
  const { database, rolloutId, today } = request;
  const team = findTeamNamed(database, rolloutId, typed);
  const decision = observeAccess(request).find(({ teamId }) => teamId === team?.id);
  if (team === undefined || decision === undefined) {
    const names = listTeams(database, rolloutId).map((one) => one.name);
    return tell(sentence(unknownTeam(typed, names)));
  }
  const told = listAccessEventsOf(database, rolloutId, { teamId: team.id }, TOLD_SHOWN);
  return tell(
    teamAccessMessage({ decision, told: told.map((change) => lineOf(request, change)), today }),
  );
}

function ofAll(request: RolloutRequest): Reply {
  const name = findRollout(request.database, request.rolloutId)?.name ?? '';
  return tell(allAccessMessage(name, observeAccess(request), request.today));
}

function lineOf({ acting }: RolloutRequest, change: AccessChange): ToldLine {
  const { event, reason, at } = change;
  return { on: todayAt(acting, at), event, reason };
}

const showTeam = action({
  actionId: SHOW_TEAM,
  who: 'anyone',
  about: 'rollout',
  value: teamValue,
  run: (request, { teamId }): Reply =>
    ofTeam(request, findTeam(request.database, request.rolloutId, teamId)?.name ?? ''),
});

export const accessCommands = [accessCommand];
export const accessActions = [showTeam];
