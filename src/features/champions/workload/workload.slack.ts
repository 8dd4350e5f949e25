import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptDate } from '../../../platform/slack/kept-values.ts';
import { home, type Reply, tell } from '../../../platform/slack/reply.ts';
import { enterHours } from './enter-hours.usecase.ts';
import { judgeLoad, lastMonday } from './load.ts';
import { findHasServed, findLoad } from './workload.store.ts';
import { ENTER_HOURS, hoursEnteredMessage, hoursMessage } from './workload.view.ts';

const hours = command({
  command: '/champion',
  name: 'hours',
  summary: 'say in two taps how much time last week took (optional)',
  usage: '',
  who: ['champion', 'backup'],
  instead: [{ says: 'Offer to be champion', run: '/champion volunteer' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { acting, today } = request;
    const own = findLoad(request, acting.userId);
    if (own === undefined) return tell(NOT_IN_OFFICE);
    const lastWeekOn = lastMonday(today);
    if (!findHasServed(request, acting.userId, lastWeekOn)) return tell(TOO_EARLY);
    return tell(hoursMessage(request.rolloutId, judgeLoad(own, today), lastWeekOn));
  },
});

const enter = action({
  actionId: ENTER_HOURS,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue.extend({
    weekStartsOn: keptDate,
    hours: z.number().min(0).max(80),
  }),
  run(request, value, { surface }): Reply {
    const outcome = enterHours(request, { weekStartsOn: value.weekStartsOn, hours: value.hours });
    switch (outcome.kind) {
      case 'not-in-office':
        return tell(NOT_IN_OFFICE);
      case 'another-week':
        return tell(
          sentence('That was about an earlier week. `/champion hours` asks about the last one.'),
        );
      case 'entered':
        return surface.kind === 'home' ? home : tell(hoursEnteredMessage(outcome.verdict));
    }
  },
});

const TOO_EARLY = sentence(
  'Your first full week in the role isn’t over yet. Ask me again next week.',
);

const NOT_IN_OFFICE = sentence(
  'Only a champion or back-up in office has hours here. Nothing was changed.',
);

export const workloadCommands = [hours];
export const workloadActions = [enter];
