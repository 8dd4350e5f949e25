import { z } from 'zod';
import { esc, mention, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { number, rolloutValue } from '../../../platform/slack/fields.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import { drawRegister } from './draw-register.usecase.ts';
import { giveDigits } from './give-digits.usecase.ts';
import { findOpenRegister } from './registers.store.ts';
import {
  DIGITS_FORM,
  DRAW_NOW,
  digitsMessage,
  digitsModal,
  drawnMessage,
  drawnSoonMessage,
  OPEN_DIGITS,
  sayDigitsRefusal,
} from './samples.view.ts';
import { FEWEST_PER_STRATUM, MOST_PER_STRATUM } from './sampling-rate.ts';
import { OPEN_RATE, RATE_FORM, rateModal } from './sampling-rate.view.ts';
import { setSampling } from './set-sampling.usecase.ts';

const refusal = (why: Parameters<typeof sayDigitsRefusal>[0], name = '') =>
  tell(sentence(`${sayDigitsRefusal(why, name)} Nothing was changed.`));

const openDigits = action({
  actionId: OPEN_DIGITS,
  who: ['lead', 'sponsor'],
  about: 'rollout',
  value: rolloutValue,
  run({ database, rolloutId, acting }): Reply {
    const register = findOpenRegister(database, rolloutId);
    if (register === undefined) return refusal('no-register');
    if (register.second !== undefined) return refusal('complete');
    if (register.first?.by === acting.userId) return refusal('same-person');
    return open(digitsModal(rolloutId, register));
  },
});

const digitsForm = submission({
  callbackId: DIGITS_FORM,
  who: ['lead', 'sponsor'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ digits: z.string({ error: 'Type a few digits.' }) }),
  run(request, { digits }): Reply {
    const outcome = giveDigits(request, { digits });
    switch (outcome.kind) {
      case 'odd':
        return fieldErrors({ digits: outcome.says });
      case 'refused': {
        const { why, firstBy } = outcome;
        return refusal(why, esc(findName(request.database, firstBy)));
      }
      case 'first':
      case 'seed':
        return tell(digitsMessage(outcome.register, request.today));
    }
  },
});

const drawNow = action({
  actionId: DRAW_NOW,
  who: ['lead'],
  about: 'rollout',
  acts: true,
  value: rolloutValue,
  run(request): Reply {
    const outcome = drawRegister(request);
    switch (outcome.kind) {
      case 'drawn':
        return tell(drawnMessage(outcome.drawn, outcome.of));
      case 'soon':
        return tell(drawnSoonMessage);
      case 'no-seed':
        return tell(
          sentence(
            'Two people have to type digits first, so that anyone can repeat the draw. Nothing was changed.',
          ),
        );
      case 'no-register':
        return tell(
          sentence(
            'There is nothing to draw from: no output has been registered since the last draw.',
          ),
        );
    }
  },
});

const openRate = action({
  actionId: OPEN_RATE,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId }): Reply =>
    open(rateModal(rolloutId, listWorkflows(database, rolloutId))),
});

const rateForm = submission({
  callbackId: RATE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    workflow: name('The work', 200),
    perStratum: number('The number', FEWEST_PER_STRATUM, MOST_PER_STRATUM, '6'),
  }),
  run(request, { workflow, perStratum }): Reply {
    const why = `${mention(request.acting.userId)} changed it.`;
    const now = setSampling(request, { workflow, to: Math.round(perStratum), why });
    return tell(
      sentence(
        now === undefined
          ? 'That is how many are drawn already. Nothing was changed.'
          : `From the next draw on, ${now} outputs of *${esc(workflow)}* are drawn of each team.`,
      ),
    );
  },
});

export const samplesActions = [openDigits, drawNow, openRate];
export const samplesForms = [digitsForm, rateForm];
