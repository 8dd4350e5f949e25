import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { home, type Reply, tell } from '../../../platform/slack/reply.ts';
import { tickFirstWeek } from './check-off-item.usecase.ts';
import { type FirstWeekItem, firstWeekItems } from './first-week.ts';
import {
  alreadyTickedMessage,
  NO_SUCH_ITEM,
  NOT_YOURS,
  TICK,
  tickedMessage,
} from './first-week.view.ts';

const names = firstWeekItems.map((item) => item.name) as [FirstWeekItem, ...FirstWeekItem[]];

const tick = action({
  actionId: TICK,
  who: 'anyone',
  about: 'rollout',
  value: rolloutValue.extend({ championId: z.string(), item: z.enum(names) }),
  run(request, { championId, item }, { surface }): Reply {
    const outcome = tickFirstWeek(request, { championId, item });
    switch (outcome.kind) {
      case 'no-such-item':
        return tell(NO_SUCH_ITEM);
      case 'not-yours':
        return tell(NOT_YOURS);
      case 'already-ticked': {
        const on = dateAt(outcome.at, request.acting.timeZone);
        return tell(alreadyTickedMessage(on, request.today));
      }
      case 'ticked':
        return surface.kind === 'home' ? home : tell(tickedMessage(outcome.text, outcome.left));
    }
  },
});

export const firstWeekActions = [tick];
