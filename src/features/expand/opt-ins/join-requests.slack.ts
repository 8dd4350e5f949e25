import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, rolloutValue, teamValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayChoice, sayList } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { listTeamsSpokenFor } from '../readiness/speakers.store.ts';
import { joinQueue } from './join-queue.usecase.ts';
import { leaveQueue } from './leave-queue.usecase.ts';
import { placeOf } from './opt-in.ts';
import { optInWords } from './opt-in-words.ts';
import { JOIN_FORM, joinedModal, joinModal, LEAVE_FORM, leaveModal } from './opt-ins.view.ts';
import { findJoined, listCounting, listQueue, listWaiting } from './queue.store.ts';

const ASKERS = ['champion', 'backup', 'manager'] as const;
const GONE = sentence(
  'This team is no longer part of the rollout. `/rollout teams` lists those that are.',
);

type Meant = { kind: 'teams'; teams: Team[] } | { kind: 'refused'; reply: Reply };

/** The typed team, when the person speaks for it; else all teams that they speak for. */
function teamsMeant(request: RolloutRequest, name: string): Meant {
  const { database, rolloutId, acting } = request;
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  const own = listTeamsSpokenFor(database, rolloutId, acting.userId).filter(
    (team) => team.id !== pilotId,
  );
  if (name === '') {
    if (own.length > 0) return { kind: 'teams', teams: own };
    return refused(
      'You are neither manager nor champion of a team that could join. `/rollout teams` lists the teams; anyone can nominate a champion with `/champion nominate @person`.',
    );
  }
  const team = findTeamNamed(database, rolloutId, name);
  if (team === undefined) {
    const names = listTeams(database, rolloutId).map((one) => one.name);
    return refused(unknownTeam(name, names));
  }
  if (team.id === pilotId)
    return refused(`*${esc(team.name)}* is the pilot and already works with it.`);
  return own.some((one) => one.id === team.id)
    ? { kind: 'teams', teams: [team] }
    : refused(notTheirs(request, team));
}

function refused(says: string): Meant {
  return { kind: 'refused', reply: tell(asLook(sentence(says))) };
}

function notTheirs({ database }: RolloutRequest, team: Team): string {
  const manager =
    team.managerId === undefined ? '' : ` (${esc(findName(database, team.managerId))})`;
  return `Only the manager of *${esc(team.name)}*${manager} or its champion can ask for it: a team joins because it wants to. Nothing was changed.`;
}

const join = command({
  command: '/rollout',
  name: 'join',
  summary: 'ask to join with your team; teams that ask go first',
  usage: '[team]',
  who: ASKERS,
  instead: [
    { says: 'Offer to be champion', run: '/champion volunteer' },
    { says: 'See the queue', run: '/rollout queue' },
  ],
  about: 'rollout',
  isUseful(request): boolean {
    const meant = teamsMeant(request, '');
    if (meant.kind === 'refused') return false;
    return meant.teams.some(({ id }) => findJoined(request, id) === undefined);
  },
  arguments: restOfLine,
  run(request, name): Reply {
    const meant = teamsMeant(request, name);
    if (meant.kind === 'refused') return meant.reply;
    const only = new Set(meant.teams.map(({ id }) => id));
    const waiting = listCounting(request, only).filter((one) => one.withdrawnAt === undefined);
    const free = meant.teams.filter(
      (team) =>
        !waiting.some((one) => one.teamId === team.id) &&
        findJoined(request, team.id) === undefined,
    );
    if (free.length > 0) return open(joinModal(request.rolloutId, free));
    return tell(sentence(meant.teams.map((team) => alreadyWords(request, team)).join(' ')));
  },
});

function alreadyWords(request: RolloutRequest, team: Team): string {
  const name = esc(team.name);
  const joined = findJoined(request, team.id);
  if (joined === 'live') return `${name} is already live; there is nothing to join.`;
  if (joined === 'in-wave')
    return `${name} is already in a wave. \`/rollout access\` shows what its access is waiting for.`;
  const place = placeOf(listWaiting(request), team.id);
  return `${name} has already asked and keeps its place: ${place}. \`/rollout queue\` shows what it is waiting for.`;
}

const joinSubmission = submission({
  callbackId: JOIN_FORM,
  who: ASKERS,
  about: 'rollout',
  context: rolloutValue.extend({ teamId: keptId().optional() }),
  fields: z.object({ team: z.string().optional(), why: text('The reason', 500) }),
  run(request, typed, context): Reply {
    const teamId = (context.teamId ?? typed.team) as TeamId | undefined;
    if (teamId === undefined) return fieldErrors({ team: 'Choose the team.' });
    const outcome = joinQueue(request, { teamId, why: typed.why });
    switch (outcome.kind) {
      case 'no-such-team':
        return tell(GONE);
      case 'not-theirs':
        return tell(sentence(notTheirs(request, outcome.team)));
      case 'no-reason':
        return fieldErrors({ why: optInWords(outcome, outcome.team.name) });
      case 'already-live':
        return tell(sentence(esc(optInWords(outcome, outcome.team.name))));
      case 'queued':
      case 'already-asked': {
        const queued = listQueue(request).find((one) => one.optIn.teamId === teamId);
        return update(joinedModal(optInWords(outcome, outcome.team.name), outcome.team, queued));
      }
    }
  },
});

const withdraw = command({
  command: '/rollout',
  name: 'withdraw',
  summary: 'take your team out of the queue',
  usage: '[team]',
  who: ASKERS,
  instead: [{ says: 'See the queue', run: '/rollout queue' }],
  about: 'rollout',
  isUseful(request): boolean {
    const { database, rolloutId, acting } = request;
    const own = listTeamsSpokenFor(database, rolloutId, acting.userId);
    return own.some(({ id }) => placeOf(listWaiting(request), id) > 0);
  },
  arguments: restOfLine,
  run(request, name): Reply {
    const meant = teamsMeant(request, name);
    if (meant.kind === 'refused') return meant.reply;
    const counting = listWaiting(request);
    const waiting = meant.teams.filter((team) => placeOf(counting, team.id) > 0);
    const [only, ...others] = waiting;
    if (only === undefined) {
      const names = sayList(meant.teams.map((team) => esc(team.name)));
      return tell(sentence(`${names} is not in the queue, so there is nothing to withdraw.`));
    }
    if (others.length === 0) return open(leaveModal(only, placeOf(counting, only.id)));
    const names = sayChoice(waiting.map((team) => esc(team.name)));
    return tell(sentence(`Say which team: \`/rollout withdraw\` with ${names} after it.`));
  },
});

const withdrawSubmission = submission({
  callbackId: LEAVE_FORM,
  who: ASKERS,
  about: 'rollout',
  context: teamValue,
  fields: z.object({}),
  run(request, _typed, { teamId }): Reply {
    const outcome = leaveQueue(request, { teamId });
    switch (outcome.kind) {
      case 'no-such-team':
        return tell(GONE);
      case 'not-theirs':
        return tell(sentence(notTheirs(request, outcome.team)));
      case 'not-queued':
        return tell(
          sentence(`${esc(outcome.team.name)} was no longer in the queue. Nothing was changed.`),
        );
      case 'withdrawn':
        return tell(
          sentence(
            `${esc(outcome.team.name)} is out of the queue. It can ask again at any time with \`/rollout join\`.`,
          ),
        );
    }
  },
});

export const joinCommands = [join, withdraw];
export const joinSubmissions = [joinSubmission, withdrawSubmission];
