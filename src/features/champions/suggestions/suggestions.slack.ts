import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { restOfLine, teamValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam, findTeamNamed, listTeams, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampionsOfTeam, listInOffice } from '../champions/champions.store.ts';
import { countAskedBy } from '../questions/questions.store.ts';
import { listThanksTo } from '../thanks/thanks.store.ts';
import { suggestChampions } from './suggestion.ts';
import { OPEN_SUGGESTIONS, suggestionsMessage } from './suggestions.view.ts';

const suggest = command({
  command: '/champion',
  name: 'suggest',
  summary: 'who could be champion of a team that has none',
  usage: '[team]',
  who: ['lead', 'manager', 'champion', 'backup'],
  instead: [{ says: 'Offer to be champion', run: '/champion volunteer' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, words): Reply {
    const { database, rolloutId, acting } = request;
    if (words !== '') {
      const named = findTeamNamed(database, rolloutId, words);
      if (named !== undefined) return tell(suggestionsFor(request, named));
      const names = listTeams(database, rolloutId).map((one) => one.name);
      return tell(sentence(unknownTeam(words, names)));
    }
    const team = listTeamsOf(database, rolloutId, acting.userId)[0] ?? findLacking(request);
    if (team === undefined) return tell(sentence(unknownTeam(words, [])));
    return tell(suggestionsFor(request, team));
  },
});

const openSuggestions = action({
  actionId: OPEN_SUGGESTIONS,
  who: ['lead', 'manager', 'champion', 'backup'],
  about: 'rollout',
  value: teamValue,
  run(request, { teamId }): Reply {
    const team = findTeam(request.database, request.rolloutId, teamId);
    if (team === undefined) return tell(sentence('This team is no longer part of the rollout.'));
    return tell(suggestionsFor(request, team));
  },
});

function suggestionsFor(request: RolloutRequest, team: Team): Message {
  const { database, rolloutId } = request;
  const facts = team.memberIds.map((personId) => {
    const person = findPerson(database, personId);
    const isReachable = person === undefined || !(person.isDeactivated || person.isBot);
    const thanks = listThanksTo(database, rolloutId, personId).length;
    const questions = countAskedBy(database, rolloutId, personId);
    return { personId, isReachable, thanks, questions };
  });
  const holder = holderOf(request, team);
  const role = holder === undefined ? 'champion' : 'back-up';
  const champions = listChampionsOfTeam(database, team.id);
  const suggestions = suggestChampions(team, champions, facts, role);
  const nameOf = (userId: UserId) => findName(database, userId);
  return suggestionsMessage(team, suggestions, nameOf, holder && nameOf(holder));
}

function holderOf({ database }: RolloutRequest, { id }: Team): UserId | undefined {
  return championsOf(id, listChampionsOfTeam(database, id)).champion?.personId;
}

/** The first team, by name, without a champion in office. */
function findLacking(request: RolloutRequest): Team | undefined {
  const { database, rolloutId } = request;
  const champions = listInOffice(request).filter(({ role }) => role === 'champion');
  const led = new Set(champions.map(({ teamId }) => teamId));
  return listTeams(database, rolloutId).find(({ id }) => !led.has(id));
}

export const suggestionCommands = [suggest];
export const suggestionActions = [openSuggestions];
