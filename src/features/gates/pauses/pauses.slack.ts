import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { asSentence, sayCount, sayDate } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { type PauseOutcome, pause, resume } from './change-pause.usecase.ts';

const REASON_MAX = 500;

export const pauseCommand = command({
  command: '/rollout',
  name: 'pause',
  summary: 'pause the rollout: no gate opens, no wave starts, clocks stop',
  usage: '<reason>',
  who: ['lead'],
  acts: true,
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  isUseful: ({ database, rolloutId }) => findRollout(database, rolloutId)?.paused === undefined,
  arguments: restOfLine,
  run(request, reason): Reply {
    if (reason.length > REASON_MAX) return tooLong;
    return answer(request, pause(request, { reason }));
  },
});

export const resumeCommand = command({
  command: '/rollout',
  name: 'resume',
  summary: 'resume after a pause',
  usage: '<reason>',
  who: ['lead'],
  acts: true,
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  isUseful: ({ database, rolloutId }) => findRollout(database, rolloutId)?.paused !== undefined,
  arguments: restOfLine,
  run(request, reason): Reply {
    if (reason.length > REASON_MAX) return tooLong;
    return answer(request, resume(request, { reason }));
  },
});

function answer(request: RolloutRequest, outcome: PauseOutcome): Reply {
  const { database, acting, today } = request;
  switch (outcome.kind) {
    case 'not-lead':
      return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'pause or resume the rollout'));
    case 'no-reason':
      return tell(
        sentence(
          'Say why, because the people waiting will read it: `/rollout pause <reason>`, or `/rollout resume <reason>`. Nothing was changed.',
        ),
      );
    case 'not-paused':
      return tell(sentence('The rollout isn’t paused. Nothing was changed.'));
    case 'already-paused': {
      const { at, by, reason } = outcome.paused;
      const on = dateAt(at, acting.timeZone);
      const who = by === acting.userId ? 'You' : esc(findName(database, by));
      return tell(
        sentence(
          `${who} already paused it, on ${sayDate(on, today)}: ${esc(asSentence(reason))} Nothing was changed.`,
        ),
      );
    }
    case 'paused':
    case 'resumed': {
      const notified = `<#${outcome.rollout.channelId}> and ${sayCount(outcome.notified, 'person', 'people')} who were waiting have been told.`;
      return tell(
        sentence(
          outcome.kind === 'paused'
            ? `Paused. ${notified} Resume with \`/rollout resume <reason>\`.`
            : `*${esc(outcome.rollout.name)}* has resumed. ${notified} Upcoming dates have been pushed back by the length of the pause.`,
        ),
      );
    }
  }
}

const tooLong = tell(
  sentence(`The reason is too long: keep it under ${REASON_MAX} characters. Nothing was changed.`),
);
