import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { actions, button, esc, section, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, teamValue } from '../../../platform/slack/fields.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampionsOfTeam } from '../../champions/champions/champions.store.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam, findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { listGettingReady, listLiveTeams } from './live-teams.store.ts';
import { findReadiness } from './readiness.store.ts';
import { firstPage } from './readiness-draft.slack.ts';
import { OPEN_FORM, teamValueOf } from './readiness-form.view.ts';
import { readinessHistory, scoreHistory } from './readiness-history.ts';
import { readinessList } from './readiness-list.view.ts';
import { readinessPage, SHOW_TEAM } from './readiness-page.view.ts';
import type { TeamPlace } from './readiness-result.view.ts';
import { findSpeakerRole, listTeamsSpokenFor } from './speakers.store.ts';

const SPEAKERS = ['champion', 'backup', 'manager', 'lead'] as const;

const ready = command({
  command: '/champion',
  name: 'ready',
  summary: 'say where your team stands: must-haves, points, and what else is going on',
  usage: '[team]',
  who: SPEAKERS,
  instead: [
    { says: 'Offer to be champion', run: '/champion volunteer' },
    { says: 'See how ready teams are', run: '/rollout readiness' },
  ],
  about: 'rollout',
  arguments: restOfLine,
  run(request, name): Reply {
    const { database, rolloutId, acting } = request;
    if (name !== '') {
      const team = findTeamNamed(database, rolloutId, name);
      return team === undefined ? tell(sentence(unknown(request, name))) : openForm(request, team);
    }
    const own = listTeamsSpokenFor(database, rolloutId, acting.userId);
    const [only, ...others] = own;
    if (only === undefined) return tell(sentence(unknown(request, '')));
    return others.length === 0 ? openForm(request, only) : tell(whichTeam(own));
  },
});

function openForm(request: RolloutRequest, team: Team): Reply {
  const { database, rolloutId, acting } = request;
  if (findRollout(database, rolloutId)?.pilotTeamId === team.id) {
    return tell(
      sentence(
        `*${esc(team.name)}* is the pilot: it already works with it, so there is nothing to answer.`,
      ),
    );
  }
  const role = findSpeakerRole(database, acting, team);
  if (role === undefined) return tell(asLook(sentence(notASpeaker(request, team))));
  return open(firstPage(request, { team, role }));
}

const openFormAction = action({
  actionId: OPEN_FORM,
  who: SPEAKERS,
  about: 'rollout',
  value: teamValue,
  run(request, { teamId }): Reply {
    const team = findTeam(request.database, request.rolloutId, teamId);
    return team === undefined ? tell(TEAM_IS_GONE) : openForm(request, team);
  },
});

export const TEAM_IS_GONE = sentence(
  'This team is no longer part of the rollout. `/rollout teams` lists those that are.',
);

/** "Only Claims' champion (Mia Chen), its manager (Daniel Brooks) or a lead …" */
export function notASpeaker({ database, rolloutId }: RolloutRequest, team: Team): string {
  const { champion } = championsOf(team.id, listChampionsOfTeam(database, team.id));
  const named = (title: string, id: Parameters<typeof findName>[1]) =>
    id === undefined ? title : `${title} (${esc(findName(database, id))})`;
  const leads = listRoleHolders(database, rolloutId, 'lead').map((id) =>
    esc(findName(database, id)),
  );
  return `Only the champion of *${esc(team.name)}*${named('', champion?.personId)}, ${named('its manager', team.managerId)} or a rollout lead (${sayChoice(leads)}) can answer for it. Nothing was changed.`;
}

function unknown({ database, rolloutId }: RolloutRequest, typed: string): string {
  const names = listTeams(database, rolloutId).map((team) => team.name);
  return unknownTeam(typed, names);
}

function whichTeam(teams: readonly Team[]) {
  return {
    text: 'Which team?',
    blocks: [
      section('Which team do you answer for?'),
      actions(...teams.slice(0, 20).map((team) => button(team.name, OPEN_FORM, teamValueOf(team)))),
    ],
  };
}

const show = command({
  command: '/rollout',
  name: 'readiness',
  summary: 'how ready the teams are, or one team with everything that was said',
  usage: '[team]',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: restOfLine,
  run(request, name): Reply {
    const { database, rolloutId } = request;
    if (name === '') return tell(everyTeam(request));
    const team = findTeamNamed(database, rolloutId, name);
    if (team === undefined) return tell(sentence(unknown(request, name)));
    return showTeam(request, team.id);
  },
});

function everyTeam(request: RolloutRequest) {
  const name = findRollout(request.database, request.rolloutId)?.name ?? '';
  return readinessList(name, listGettingReady(request), listLiveTeams(request));
}

function showTeam(request: RolloutRequest, teamId: TeamId): Reply {
  const { database, rolloutId, acting, today, product } = request;
  const found = findReadiness(request, teamId);
  const rollout = findRollout(database, rolloutId);
  if (found === undefined || rollout === undefined) return tell(TEAM_IS_GONE);
  const { team, readiness, answers } = found;
  const history = readinessHistory(answers, rollout.timeZone, request.today).map((entry) => ({
    ...entry,
    name: findName(database, entry.answer.saidBy),
  }));
  return tell(
    readinessPage({
      team,
      readiness,
      history,
      scores: answers.length === 0 ? [] : scoreHistory(answers, rollout.timeZone, today),
      canAnswer: findSpeakerRole(database, acting, team) !== undefined,
      place: placeOf(request, teamId),
      nameOf: nameIn(request),
      criteria: product.selectionFacts(request, teamId),
      live: listLiveTeams(request, new Set([teamId]))[0]?.words,
    }),
  );
}

export const nameIn =
  ({ database }: RolloutRequest) =>
  (id: UserId) =>
    findName(database, id);

export function placeOf(request: RolloutRequest, teamId: TeamId): TeamPlace {
  const { product } = request;
  const only = new Set([teamId]);
  if (product.liveTeams(request, only).includes(teamId)) return 'live';
  if (product.nextWave(request)?.teamIds.includes(teamId) === true) return 'in-next-wave';
  return product.requestDays(request, only).has(teamId) ? 'in-queue' : 'outside';
}

const showTeamAction = action({
  actionId: SHOW_TEAM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: teamValue,
  run: (request, { teamId }) => showTeam(request, teamId),
});

export const readinessCommands = [ready, show];
export const readinessActions = [openFormAction, showTeamAction];
