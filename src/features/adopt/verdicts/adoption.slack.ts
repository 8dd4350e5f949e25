import { sentence } from '../../../platform/slack/blocks.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { restOfLine } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { rolloutAdoptionMessage, teamAdoptionMessage } from './adoption-page.view.ts';
import { findRolloutPage } from './adoption-pages.store.ts';
import { showTeamPage } from './show-team-page.usecase.ts';

const NOTHING_YET =
  'Nothing is known of how much it is used: no usage has been reported and judged yet. `groundswell import usage` brings it from a file, and the next look follows within minutes.';

/** `/rollout adoption [team]`: whether it is used more deeply over months, or not. */
export const adoptionCommand = command({
  command: '/rollout',
  name: 'adoption',
  summary: 'whether it is used more over months, less, or nothing can be said yet',
  usage: '[team]',
  who: ['lead', 'sponsor', 'champion', 'backup', 'manager', 'member'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const { database, rolloutId, today } = request;
    if (typed === '') {
      const page = findRolloutPage(request);
      if (page === undefined) return tell(sentence(NOTHING_YET));
      return tell(rolloutAdoptionMessage(page, today));
    }
    const team = findTeamNamed(database, rolloutId, typed);
    if (team === undefined) {
      const names = listTeams(database, rolloutId).map((one) => one.name);
      return tell(sentence(unknownTeam(typed, names)));
    }
    const page = showTeamPage(request, team);
    return tell(page === undefined ? sentence(NOTHING_YET) : teamAdoptionMessage(page, today));
  },
});
