import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listDeliveries, listRefused } from './deliveries.store.ts';
import {
  DELIVERIES_PAGE,
  deliveriesMessage,
  LEAVE_IT,
  SHOW_DELIVERIES,
  TRY_AGAIN,
} from './deliveries.view.ts';
import { type DeliveryFilter, deliveryFilters } from './delivery-line.ts';
import { settleRefused } from './settle-refused.usecase.ts';

const deliveries = command({
  command: '/rollout',
  name: 'deliveries',
  summary: 'what went out, what waits and what didn’t arrive',
  usage: '[waiting | failed | sent]',
  who: ['lead'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const filter = deliveryFilters.find((one) => one === (typed.toLowerCase() || 'all'));
    if (filter === undefined) {
      return tell(
        sentence(
          '`/rollout deliveries` shows everything; add `waiting`, `failed` or `sent` for a part.',
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
    before: z.number().optional(),
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
      entries: found.slice(0, DELIVERIES_PAGE),
      hasMore: found.length > DELIVERIES_PAGE,
      now,
      timeZone: acting.timeZone,
    }),
  );
}

export const deliveriesCommands = [deliveries];
export const deliveriesActions = [showDeliveries, tryAgain, leaveIt];
