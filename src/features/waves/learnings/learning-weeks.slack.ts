import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { teamValue } from '../../../platform/slack/fields.ts';
import { keptDate } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { answerQuietWeek } from './answer-week.usecase.ts';
import { logModal } from './learning-forms.view.ts';
import { ASK_WEEK, NOTHING, SOMETHING, weekModal, weekNotedModal } from './week-question.view.ts';

const weekOf = teamValue.extend({
  weekOn: keptDate,
});

const NO_TEAM = sentence(
  'This team is no longer part of the rollout. `/rollout teams` lists those that are.',
);

const askWeek = action({
  actionId: ASK_WEEK,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: weekOf,
  run({ database, rolloutId, today }, week): Reply {
    const team = findTeam(database, rolloutId, week.teamId);
    return team === undefined ? tell(NO_TEAM) : open(weekModal(week, team.name, today));
  },
});

const logSomething = action({
  actionId: SOMETHING,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: weekOf,
  run({ database, rolloutId }, { teamId, weekOn }): Reply {
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return tell(NO_TEAM);
    return update(logModal({ rolloutId, teams: [team], draft: '', weekOn }));
  },
});

const sayNothing = action({
  actionId: NOTHING,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: weekOf,
  run(request, { teamId, weekOn }): Reply {
    const outcome = answerQuietWeek(request, { teamId, weekOn });
    if (outcome.kind === 'no-such-team') return tell(NO_TEAM);
    if (outcome.kind === 'not-champion')
      return tell(
        sentence(
          `Only the champion or a back-up of *${esc(outcome.teamName)}* can answer this. Nothing was changed.`,
        ),
      );
    return update(weekNotedModal(outcome.teamName, weekOn, outcome.isNew));
  },
});

export const learningWeekActions = [askWeek, logSomething, sayNothing];
