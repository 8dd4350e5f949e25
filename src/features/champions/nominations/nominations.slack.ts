import { z } from 'zod';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, plainly, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import {
  choice,
  personAndWords,
  restOfLine,
  rolloutValue,
  teamValue,
  text,
} from '../../../platform/slack/fields.ts';
import { keptId, keptPerson } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam, findTeamNamed, listTeams, listTeamsOf } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { type ChampionRole, championRoles } from '../champions/champion.ts';
import { mayWithdraw } from '../champions/champion-step.ts';
import { listChampionsOfTeam } from '../champions/champions.store.ts';
import { judgeNomination, nominateChampion } from './nominate-champion.usecase.ts';
import { nominatedModal } from './nominated-modal.view.ts';
import type { NominationProblem } from './nomination.ts';
import { NOMINATION_FORM, nominationModal, OPEN_NOMINATION } from './nomination-modals.view.ts';
import { sayNominationProblem } from './nomination-refusals.view.ts';
import { ownNominationMessage } from './nomination-withdrawn.view.ts';

const nominate = command({
  command: '/champion',
  name: 'nominate',
  summary: 'nominate someone their team already asks',
  usage: '@person [team]',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: personAndWords,
  run: (request, { userId, words }) => openNomination(request, userId, words),
});

const volunteer = command({
  command: '/champion',
  name: 'volunteer',
  summary: 'offer to be champion of your own team',
  usage: '[team]',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: restOfLine,
  run: (request, words) => openNomination(request, request.acting.userId, words),
});

const backUp = command({
  command: '/champion',
  name: 'backup',
  summary: 'name someone to stand in for a champion',
  usage: '@person [team]',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: personAndWords,
  run: (request, { userId, words }) => openNomination(request, userId, words, 'back-up'),
});

function openNomination(
  request: RolloutRequest,
  personId: UserId,
  words: string,
  wanted?: ChampionRole,
): Reply {
  const meant = teamsMeant(request, personId, words);
  if (meant.kind === 'unknown') return tell(sentence(meant.says));
  return openNominationFor(request, personId, meant.teams, wanted);
}

/** Opens the form, unless it is clear already that nothing can come of it. */
function openNominationFor(
  request: RolloutRequest,
  personId: UserId,
  teams: readonly Team[],
  wanted?: ChampionRole,
): Reply {
  const { database, rolloutId, acting } = request;
  const only = teams.length === 1 ? teams[0] : undefined;
  const role = wanted ?? roleOpenIn(request, only?.id);
  if (only !== undefined) {
    const draft = { teamId: only.id, personId, role, why: 'to be written' };
    const outcome = judgeNomination(request, draft);
    if (outcome.kind !== 'nominated') {
      const says = sayProblem(request, outcome, personId, only.name);
      return tell(
        outcome.kind === 'already-nominated' && mayWithdraw(outcome.champion, acting.userId)
          ? ownNominationMessage(says, outcome.champion)
          : sentence(says),
      );
    }
  }
  const name = personId === acting.userId ? undefined : findName(database, personId);
  return open(nominationModal({ rolloutId, personId, name, teams, role }));
}

/** The team that was typed; else those of the person, of which the form asks for one. */
function teamsMeant(
  { database, rolloutId, acting }: RolloutRequest,
  personId: UserId,
  words: string,
): { kind: 'teams'; teams: readonly Team[] } | { kind: 'unknown'; says: string } {
  const typed = words.replace(/^(for|of|in)\s+/i, '').trim();
  if (typed !== '') {
    const team = findTeamNamed(database, rolloutId, typed);
    if (team !== undefined) return { kind: 'teams', teams: [team] };
    const names = listTeams(database, rolloutId).map((one) => one.name);
    return { kind: 'unknown', says: unknownTeam(typed, names) };
  }
  const teams = listTeamsOf(database, rolloutId, personId);
  if (teams.length > 0) return { kind: 'teams', teams };
  const who = personId === acting.userId ? 'You are' : `${esc(findName(database, personId))} is`;
  return {
    kind: 'unknown',
    says: `${who} not in any team of this rollout yet, and a champion knows the team’s work from inside. A lead or the manager can add people with \`/rollout team edit <team>\`.`,
  };
}

/** A team that has a champion, or somebody nominated, can use a back-up. */
function roleOpenIn({ database }: RolloutRequest, teamId: TeamId | undefined): ChampionRole {
  const ofTeam = teamId === undefined ? [] : listChampionsOfTeam(database, teamId);
  const isTaken = ofTeam.some((one) => one.role === 'champion' && one.ended === undefined);
  return isTaken ? 'back-up' : 'champion';
}

const nominationSubmission = submission({
  callbackId: NOMINATION_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: rolloutValue.extend({
    personId: keptPerson,
    teamId: keptId().optional(),
  }),
  fields: z.object({
    team: z.string().optional(),
    role: choice(championRoles, 'Choose champion or back-up.'),
    why: text('The reason', 500),
  }),
  run(request, typed, context): Reply {
    const { database, rolloutId } = request;
    const teamId = (context.teamId ?? typed.team) as TeamId | undefined;
    if (teamId === undefined) return fieldErrors({ team: 'Choose the team.' });
    const { personId } = context;
    const { role, why } = typed;
    const outcome = nominateChampion(request, { teamId, personId, role, why });
    if (outcome.kind !== 'nominated') {
      const name = findTeam(database, rolloutId, teamId)?.name ?? '';
      return fieldErrors({ role: plainly(sayProblem(request, outcome, personId, name)) });
    }
    return update(
      nominatedModal({
        champion: outcome.champion,
        name: findName(database, personId),
        teamName: outcome.team.name,
        approverNames: outcome.approverIds.map((id) => findName(database, id)),
      }),
    );
  },
});

function sayProblem(
  { database, acting }: RolloutRequest,
  problem: NominationProblem,
  personId: UserId,
  teamName: string,
): string {
  const isSelf = personId === acting.userId;
  const person = { id: personId, name: findName(database, personId), isSelf, teamName };
  return sayNominationProblem(problem, person, (id) => findName(database, id));
}

/** From a proposal of whom to ask. */
const openFor = action({
  actionId: OPEN_NOMINATION,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: teamValue.extend({ personId: keptPerson }),
  run(request, { teamId, personId }): Reply {
    const team = findTeam(request.database, request.rolloutId, teamId);
    if (team === undefined) return tell(sentence('This team is no longer part of the rollout.'));
    return openNominationFor(request, personId, [team]);
  },
});

export const nominationCommands = [nominate, volunteer, backUp];
export const nominationSubmissions = [nominationSubmission];
export const nominationActions = [openFor];
