import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, teamValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listSeenTeams } from '../../teams/teams/seen-teams.store.ts';
import { findTeam, findTeamNamed } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { listAccessEventsOf } from './access.store.ts';
import {
  allAccessMessage,
  type EventLine,
  personAccessMessage,
  personNotShown,
  SHOW_TEAM,
  teamAccessMessage,
  teamNotShown,
} from './access.view.ts';
import { getMaySeePerson, getMaySeeTeam } from './access-readers.store.ts';
import { listAccessWays } from './access-ways.store.ts';
import { withWays } from './access-ways.view.ts';
import { findDecided, listDecided } from './decided.store.ts';
import { listDecidedIn, listDecidedOf } from './decided-people.store.ts';
import { observeAccess, observeSome } from './observe-access.usecase.ts';

const EVENTS_SHOWN = 3;

const accessCommand = command({
  command: '/rollout',
  name: 'access',
  whenClosed: 'too',
  summary: 'why someone has access or not, and what would change it',
  usage: '[@person or team]',
  who: 'anyone',
  shows: 'cut',
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
  if (!getMaySeePerson(request, personId)) return tell(personNotShown);
  const { database, rolloutId, acting, today } = request;
  const read = () => listDecidedOf(request, personId);
  observeAccess(request, new Set(read().map(({ team }) => team.teamId)));
  const decisions = read().map(({ decision }) => decision);
  const events = listAccessEventsOf(database, rolloutId, { personId }, EVENTS_SHOWN);
  return tellWithWays(
    request,
    personAccessMessage({
      name: findName(database, personId),
      isSelf: personId === acting.userId,
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
      decisions,
      events: events.map((change) => lineOf(request, change)),
      today,
    }),
  );
}

function ofTeam(request: RolloutRequest, typed: string): Reply {
  const { database, rolloutId, today } = request;
  const named = findTeamNamed(database, rolloutId, typed);
  const team = named && getMaySeeTeam(request, named.id) ? named : undefined;
  if (team !== undefined) observeAccess(request, new Set([team.id]));
  const decision = team && findDecided(request, team.id);
  if (team === undefined || decision === undefined) {
    if (request.acting.sight === 'outline') return tell(teamNotShown);
    const names = listSeenTeams(request).map((one) => one.name);
    return tell(sentence(unknownTeam(typed, names)));
  }
  const people = listDecidedIn(request, decision);
  const events = listAccessEventsOf(database, rolloutId, { teamId: team.id }, EVENTS_SHOWN);
  return tellWithWays(
    request,
    teamAccessMessage({
      decision,
      people,
      events: events.map((change) => lineOf(request, change)),
      today,
    }),
  );
}

function ofAll(request: RolloutRequest): Reply {
  const name = findRollout(request.database, request.rolloutId)?.name ?? '';
  observeSome(request);
  return tellWithWays(request, allAccessMessage(name, listDecided(request), request.today));
}

function tellWithWays(request: RolloutRequest, message: Message): Reply {
  return tell(withWays(message, listAccessWays(request)));
}

function lineOf({ acting }: RolloutRequest, change: AccessChange): EventLine {
  const { event, reason, at } = change;
  return { on: todayAt(acting, at), event, reason };
}

const showTeam = action({
  actionId: SHOW_TEAM,
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  value: teamValue,
  run(request, { teamId }): Reply {
    const team = findTeam(request.database, request.rolloutId, teamId);
    const isShown = team !== undefined && getMaySeeTeam(request, teamId);
    return ofTeam(request, isShown ? team.name : '');
  },
});

export const accessCommands = [accessCommand];
export const accessActions = [showTeam];
