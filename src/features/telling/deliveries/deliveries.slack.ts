import { z } from 'zod';
import { findLastRestore } from '../../../platform/outbox/restores.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listDeliveries, listHeld, listRefused } from './deliveries.store.ts';
import {
  DELIVERIES_PAGE,
  deliveriesMessage,
  LEAVE_IT,
  SHOW_DELIVERIES,
  TRY_AGAIN,
} from './deliveries.view.ts';
import { type DeliveryFilter, deliveryFilters } from './delivery-line.ts';
import { SETTLE_HELD, SHOW_HELD, settledMessage } from './held.view.ts';
import { settleHeld } from './settle-held.usecase.ts';
import { settleRefused } from './settle-refused.usecase.ts';

const deliveries = command({
  command: '/rollout',
  name: 'deliveries',
  summary: 'what went out, what waits and what didn’t arrive',
  usage: '[waiting | held | failed | sent]',
  who: ['lead'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const filter = deliveryFilters.find((one) => one === (typed.toLowerCase() || 'all'));
    if (filter === undefined) {
      return tell(
        sentence(
          '`/rollout deliveries` shows everything; add `waiting`, `held`, `failed` or `sent` for a part.',
        ),
      );
    }
    return show(request, filter, undefined);
  },
});

const showDeliveries = action({
  actionId: SHOW_DELIVERIES,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue.extend({
    filter: z.enum(deliveryFilters).optional(),
    before: z.number().int().optional(),
  }),
  run: (request, { filter = 'all', before }) => show(request, filter, before),
});

const placeValue = rolloutValue.extend({ destination: z.string().max(50) });

const tryAgain = action({
  actionId: TRY_AGAIN,
  who: ['lead'],
  about: 'rollout',
  value: placeValue,
  run(request, { destination }): Reply {
    const isClosed = settleRefused(request, { destination, choice: 'try-again' });
    return tell(
      sentence(
        isClosed
          ? 'I’m trying again. `/rollout deliveries` shows whether it arrives.'
          : 'Messages arrive there again; there is nothing to try.',
      ),
    );
  },
});

const leaveIt = action({
  actionId: LEAVE_IT,
  who: ['lead'],
  about: 'rollout',
  value: placeValue,
  run(request, { destination }): Reply {
    const isClosed = settleRefused(request, { destination, choice: 'leave' });
    return tell(
      sentence(
        isClosed
          ? 'I’ll leave it as it is and try again only when something changes there.'
          : 'Messages arrive there again; there is nothing to leave.',
      ),
    );
  },
});

const settleHeldAction = action({
  actionId: SETTLE_HELD,
  who: ['lead'],
  about: 'rollout',
  acts: true,
  value: rolloutValue.extend({
    choice: z.enum(['send', 'drop']),
    key: z.string().max(300).optional(),
  }),
  run(request, { choice, key }): Reply {
    const settled = settleHeld(request, { choice, key });
    const left = listHeld(request.database, request.rolloutId).length;
    return tell(settledMessage(choice, settled, left));
  },
});

const showHeld = action({
  actionId: SHOW_HELD,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: (request) => show(request, 'held', undefined),
});

function show(request: RolloutRequest, filter: DeliveryFilter, before: number | undefined): Reply {
  const { database, rolloutId, acting, now } = request;
  const page = { before, limit: DELIVERIES_PAGE + 1 };
  const found = listDeliveries(database, rolloutId, filter, page);
  return tell(
    deliveriesMessage({
      rolloutId,
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
      filter,
      isFirstPage: before === undefined,
      refused: listRefused(database, rolloutId),
      held: {
        rolloutId,
        count: listHeld(database, rolloutId).length,
        restore: findLastRestore(database),
        now,
        timeZone: acting.timeZone,
      },
      entries: found.slice(0, DELIVERIES_PAGE),
      hasMore: found.length > DELIVERIES_PAGE,
      now,
      timeZone: acting.timeZone,
    }),
  );
}

export const deliveriesCommands = [deliveries];
export const deliveriesActions = [showDeliveries, tryAgain, leaveIt, settleHeldAction, showHeld];
