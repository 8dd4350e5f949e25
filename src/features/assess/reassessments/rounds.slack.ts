import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { asSentence, sayDate } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { ROUND_CONCLUSION_MAX, ROUND_FORM, roundModal, TAKE_AGAIN } from './round-modal.view.ts';
import { findChangeSince, findLastRound } from './rounds.store.ts';
import { takeAgain } from './take-again.usecase.ts';

const reassess = command({
  command: '/rollout',
  name: 'reassess',
  summary: 'what has changed since the assessment was last taken, and what follows',
  usage: '',
  who: ['lead'],
  instead: [
    { says: 'See the answers', run: '/rollout assessment' },
    { says: 'See where it stands', run: '/rollout status' },
  ],
  about: 'rollout',
  arguments: noArguments,
  run: openRound,
});

const openFromButton = action({
  actionId: TAKE_AGAIN,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: openRound,
});

function openRound(request: RolloutRequest): Reply {
  const { database, rolloutId, today } = request;
  const change = findChangeSince(request);
  if (change === undefined) return firstUnderWay;
  const basedOn = findLastRound(database, rolloutId)?.at.epochMilliseconds ?? 0;
  return open(roundModal(rolloutId, change, basedOn, today));
}

const roundSubmission = submission({
  callbackId: ROUND_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue.extend({ basedOn: z.number() }),
  fields: z.object({ conclusion: text('What follows', ROUND_CONCLUSION_MAX) }),
  run(request, { conclusion }, { basedOn }): Reply {
    const { database, acting, today } = request;
    const outcome = takeAgain(request, { conclusion, basedOn });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'take the assessment again'));
      case 'first-under-way':
        return firstUnderWay;
      case 'taken-meanwhile': {
        const on = dateAt(outcome.round.at, acting.timeZone);
        return tell(
          sentence(
            `${esc(findName(database, outcome.round.by))} already took it again, on ${sayDate(on, today)}: ${esc(asSentence(outcome.round.conclusion))} Nothing was changed.`,
          ),
        );
      }
      case 'taken':
        return tell(
          sentence(
            'Saved on the record. The next comparison starts from today; anything that costs hours belongs in `/rollout constraints`.',
          ),
        );
    }
  },
});

const firstUnderWay = tell(
  sentence(
    'The first assessment is still under way, so there is nothing to compare with yet: `/rollout assessment` shows it.',
  ),
);

export const roundCommands = [reassess];
export const roundActions = [openFromButton];
export const roundSubmissions = [roundSubmission];
