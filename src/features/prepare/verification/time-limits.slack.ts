import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { date, noArguments, number, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { setTimeLimits } from './set-time-limits.usecase.ts';
import { getTimeLimits } from './time-limits.store.ts';
import { TIME_BOUNDS } from './time-limits.ts';
import { TIME_LIMITS_FORM, timeLimitsModal } from './time-limits.view.ts';

const limits = command({
  command: '/core',
  name: 'limits',
  summary: 'how long cases, reviews and draws may take',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'See how good the outputs are', run: '/core quality' }],
  about: 'rollout',
  arguments: noArguments,
  run: ({ database, rolloutId }): Reply =>
    open(timeLimitsModal(rolloutId, getTimeLimits(database, rolloutId))),
});

const hours = (name: 'takeHours' | 'settleHours') =>
  number('The hours', ...TIME_BOUNDS[name], String(TIME_BOUNDS[name][0]));
const days = (name: 'drawDays' | 'reviewDays' | 'silentDays') =>
  number('The days', ...TIME_BOUNDS[name], '3').pipe(
    z.number().int({ error: 'Enter whole days.' }),
  );

const limitsForm = submission({
  callbackId: TIME_LIMITS_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    takeHours: hours('takeHours'),
    settleHours: hours('settleHours'),
    drawDays: days('drawDays'),
    reviewDays: days('reviewDays'),
    silentDays: days('silentDays'),
    reason: text('The reason', 300),
    [LAST_DAY]: date('The last day').optional(),
  }),
  run(request, { reason, [LAST_DAY]: lastDay, ...wanted }): Reply {
    const asked = setTimeLimits(request, wanted, { reason, lasts: lastsOf(lastDay) });
    if (asked === undefined) {
      return tell(sentence('Saved. It holds for whatever is asked from now on.'));
    }
    if (asked.kind === 'asked') return tell(sentence(sayAsked(asked)));
    const { field, says } = sayLooseningRefusal(asked, request.today);
    return fieldErrors({ [field]: says });
  },
});

export const timeLimitCommands = [limits];
export const timeLimitForms = [limitsForm];
