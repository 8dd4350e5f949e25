import type { RolloutRequest } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { actions, sentence } from '../../../platform/slack/blocks.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { noArguments, restOfLine } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { searchButton } from '../../prepare/core-search/found.view.ts';
import { getLearnerRecord } from '../../prepare/training/learner.store.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listSeenTeams } from '../../teams/teams/seen-teams.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeamNamed, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { findHasChampion, listContacts } from './contacts.store.ts';
import { type WhoFacts, whoMessage } from './contacts.view.ts';
import { coreMessage } from './core-page.view.ts';

const who = command({
  command: '/core',
  name: 'who',
  summary: 'who to ask, and who is available now',
  usage: '[team]',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const { database, rolloutId } = request;
    if (typed === '') return tell(whoMessage(whoFacts(request, ownTeams(request))));
    if (request.acting.sight === 'outline') return tell(whoMessage(whoFacts(request, [])));
    const seen = listSeenTeams(request);
    const named = findTeamNamed(database, rolloutId, typed);
    const team = seen.find(({ id }) => id === named?.id);
    if (team === undefined) {
      const names = seen.map(({ name }) => name);
      return tell(sentence(unknownTeam(typed, names)));
    }
    return tell(whoMessage(whoFacts(request, [team])));
  },
});

/** The bare `/core`: where somebody is in their learning, and whom they ask. */
const core = command({
  command: '/core',
  name: '',
  summary: 'where you are in your training, who to ask, and a search of what we have learned',
  usage: '',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const learner = getLearnerRecord(request, request.acting.userId);
    const message = coreMessage(learner, whoFacts(request, ownTeams(request)));
    if (!seesInside(request.acting)) return tell(message);
    const search = actions(searchButton(request.rolloutId));
    return tell({ ...message, blocks: [...message.blocks, search] });
  },
});

const TEAMS_SHOWN = 5;

function ownTeams({ database, rolloutId, acting }: RolloutRequest): Team[] {
  return listTeamsOf(database, rolloutId, acting.userId).slice(0, TEAMS_SHOWN);
}

function whoFacts(request: RolloutRequest, teams: readonly Team[]): WhoFacts {
  const { database, rolloutId, acting, now } = request;
  const rollout = findRollout(database, rolloutId);
  const of = (team: Team | undefined) => ({
    teamName: team?.name,
    hasChampion: team !== undefined && findHasChampion(database, team),
    contacts: listContacts(request, team, acting.userId),
  });
  return {
    rolloutName: rollout?.name ?? '',
    channelId: rollout?.channelId ?? '',
    teams: teams.length === 0 ? [of(undefined)] : teams.map(of),
    today: todayAt(acting, now),
    timeZone: acting.timeZone,
  };
}

export const contactCommands = [who, core];
