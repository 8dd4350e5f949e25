import { command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { OPEN_ANSWER } from '../../champions/questions/questions.view.ts';
import { byUrgency } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listObligationsIn } from '../obligations/obligations.store.ts';
import { findChampionHome, listTeamHomes } from './champion-home.store.ts';
import { championHomeMessage } from './champion-home.view.ts';
import { teamHomesMessage } from './team-home.view.ts';

export const championHomeCommand = command({
  command: '/champion',
  name: '',
  summary: 'your desk: your team, what is open, your hours, your certificate',
  usage: '',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, rolloutId, acting, today } = request;
    const own = findChampionHome(request, acting.userId);
    if (own !== undefined) {
      // Open questions stand on the desk itself, with their words.
      const needs = listObligationsIn(request, acting.userId)
        .filter((one) => one.settle.actionId !== OPEN_ANSWER)
        .sort(byUrgency(today));
      return tell(championHomeMessage(own, needs, rolloutId));
    }
    const teams = listTeamHomes(request, acting.userId);
    const rollout = { id: rolloutId, name: findRollout(database, rolloutId)?.name ?? '' };
    return tell(teamHomesMessage(teams, rollout, { today, isLead: acting.roles.has('lead') }));
  },
});
