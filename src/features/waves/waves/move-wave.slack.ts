import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { submission } from '../../../platform/slack/declarations.ts';
import { date } from '../../../platform/slack/fields.ts';
import { fieldErrors, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { moveWave } from './move-wave.usecase.ts';
import { MOVE_FORM } from './shut-wave.view.ts';
import { noSuchWave, waveValue } from './waves.slack.ts';

const moveSubmission = submission({
  callbackId: MOVE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: waveValue,
  fields: z.object({ day: date('The new day') }),
  run(request, { day: intendedOn }, { number }): Reply {
    const { today } = request;
    const outcome = moveWave(request, { number, intendedOn });
    switch (outcome.kind) {
      case 'no-such-wave':
        return noSuchWave(request, number);
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'move a wave'));
      case 'already-started':
        return tell(sentence(`Wave ${number} has started already. Nothing was changed.`));
      case 'in-the-past':
        return fieldErrors({
          day: `This day has passed. Choose ${sayDate(today, today)} or later.`,
        });
      case 'before-phase':
        return fieldErrors({
          day: `The rollout’s calendar allows ${sayDate(outcome.earliestOn, today)} at the earliest.`,
        });
      case 'bot-not-in-channel':
        return tell(
          sentence(
            'I am no longer in the wave’s channel. Type `/invite @Groundswell` there, then move it again. Nothing was changed.',
          ),
        );
      case 'scheduled':
        return tell(
          sentence(
            `Wave ${number} is planned for *${sayDate(outcome.wave.intendedOn, today)}* now. Its champions and managers hear of it; settle what its gate asks for until then.`,
          ),
        );
    }
  },
});

export const moveSubmissions = [moveSubmission];
